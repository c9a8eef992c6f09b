import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'

/** A certificate authority that lives as long as the sandbox. Its keys never leave memory. */
export interface Authority {
  /** The certificate that clients must trust, PEM. */
  certificate: string
  /** What a TLS server shows when asked for `host`. */
  contextFor(host: string): SecureContext
}

const OID = {
  commonName: '550403',
  ecdsaWithSha256: '2a8648ce3d040302',
  subjectKeyId: '551d0e',
  keyUsage: '551d0f',
  alternativeName: '551d11',
  basicConstraints: '551d13',
  authorityKeyId: '551d23',
  extendedKeyUsage: '551d25',
  serverAuth: '2b06010505070301',
}

export function createAuthority(): Authority {
  const authority = keyPair()
  const leaf = keyPair()
  const name = 'ops-actions sandbox'
  const certificate = issue({ subject: name, issuer: name, publicKey: authority.publicKey, signedBy: authority })
  const contexts = new Map<string, SecureContext>()

  return {
    certificate,
    contextFor(host) {
      // One for all builds below `vercel.app`.
      const covered = host.split('.').length > 2 ? host.replace(/^[^.]+/, '*') : host
      const known = contexts.get(covered)
      if (known) return known
      const cert = issue({
        subject: covered,
        issuer: name,
        publicKey: leaf.publicKey,
        signedBy: authority,
        host: covered,
      })
      const context = createSecureContext({ cert, key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }) })
      contexts.set(covered, context)
      return context
    },
  }
}

interface KeyPair {
  publicKey: KeyObject
  privateKey: KeyObject
}

const keyPair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' })

interface Issue {
  subject: string
  issuer: string
  publicKey: KeyObject
  signedBy: KeyPair
  /** Without a host it is the certificate of the authority itself. */
  host?: string
}

function issue({ subject, issuer, publicKey, signedBy, host }: Issue): string {
  const algorithm = sequence(oid(OID.ecdsaWithSha256))
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(randomBytes(16)),
    algorithm,
    distinguishedName(issuer),
    // Whatever the clock says that a client compares with. It is gone with the sandbox anyway.
    sequence(time(Date.UTC(2020, 0, 1)), time(Date.UTC(2049, 11, 31))),
    // 64 characters is all that a common name may have; clients read the alternative name.
    distinguishedName(subject.slice(0, 64)),
    spki(publicKey),
    der(0xa3, sequence(...extensions(publicKey, signedBy.publicKey, host))),
  )
  const signature = sign('sha256', toBeSigned, signedBy.privateKey)
  return new X509Certificate(sequence(toBeSigned, algorithm, bits(signature))).toString()
}

function extensions(publicKey: KeyObject, signer: KeyObject, host: string | undefined): Buffer[] {
  const identifiers = [
    extension(OID.subjectKeyId, octets(keyId(publicKey))),
    extension(OID.authorityKeyId, sequence(der(0x80, keyId(signer)))),
  ]
  if (host === undefined) {
    return [
      ...identifiers,
      extension(OID.basicConstraints, sequence(der(0x01, Buffer.of(0xff))), 'critical'),
      extension(OID.keyUsage, bits(Buffer.of(0b0000_0110), 1), 'critical'),
    ]
  }
  return [
    ...identifiers,
    extension(OID.keyUsage, bits(Buffer.of(0b1000_0000), 7), 'critical'),
    extension(OID.extendedKeyUsage, sequence(oid(OID.serverAuth))),
    extension(OID.alternativeName, sequence(der(0x82, Buffer.from(host)))),
  ]
}

const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })
const keyId = (key: KeyObject): Buffer => createHash('sha1').update(spki(key)).digest()

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  if (content.length < 128) return Buffer.concat([Buffer.of(tag, content.length), content])
  const hex = content.length.toString(16)
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, content])
}

const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, ...parts)
const octets = (value: Uint8Array): Buffer => der(0x04, value)
const bits = (value: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.of(unused), value)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const distinguishedName = (name: string): Buffer =>
  sequence(der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(name)))))

/** Positive and as short as DER demands: no leading zero byte but before a set high bit. */
function integer(value: Buffer): Buffer {
  const first = value.findIndex((byte) => byte !== 0)
  const short = value.subarray(first < 0 ? value.length - 1 : first)
  return (short[0] ?? 0) < 0x80 ? der(0x02, short) : der(0x02, Buffer.of(0), short)
}

/** UTCTime; DER wants it to the second and in UTC. */
const time = (ms: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`))

const extension = (id: string, value: Buffer, critical?: 'critical'): Buffer =>
  sequence(oid(id), ...(critical ? [der(0x01, Buffer.of(0xff))] : []), octets(value))
