import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'

/** A certificate with its key, for tests. */
export interface Issued {
  name: string
  cert: string
  key: KeyObject
}

export interface Wish {
  name: string
  /** Who signs it; without one it signs itself. */
  by?: Issued
  /** May sign others. */
  authority?: true
  host?: string
  /** Days from now; default from 30 days ago until in 60 days. */
  fromDays?: number
  untilDays?: number
}

const DAY = 86_400_000

export function issue({ name, by, authority, host, fromDays = -30, untilDays = 60 }: Wish): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid('2a8648ce3d040302'))
  const extensions = [
    ...(authority ? [extension('551d13', sequence(der(0x01, Buffer.of(0xff))))] : []),
    ...(host === undefined ? [] : [extension('551d11', sequence(der(0x82, Buffer.from(host))))]),
  ]
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1, ...randomBytes(12))),
    algorithm,
    commonName(by?.name ?? name),
    sequence(time(Date.now() + fromDays * DAY), time(Date.now() + untilDays * DAY)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [der(0xa3, sequence(...extensions))] : []),
  )
  const signature = sign('sha256', content, by?.key ?? privateKey)
  const whole = sequence(content, algorithm, der(0x03, Buffer.of(0), signature))
  return { name, cert: new X509Certificate(whole).toString(), key: privateKey }
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content])
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const commonName = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))))
const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), der(0x04, value))
const time = (ms: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`))
