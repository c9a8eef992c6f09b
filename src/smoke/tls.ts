import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { checkServerIdentity, type SecureVersion } from 'node:tls'
import type { TlsCheck } from '../config/check.ts'
import { oneLine } from './probe.ts'
import type { Finding, Scene } from './scene.ts'
import { type Refusal, shakeHands } from './handshake.ts'
import { chainOf, nameOf, trustFaults } from './trust.ts'

const DAY = 86_400_000
const LEAST_DAYS = 3
// Those that live for a week or less are renewed in their last days: https://letsencrypt.org/docs/profiles/
const SHORT_LIVED_DAYS = 10

/** Looks at the certificate and the protocol of a host, and tells every fault at once. */
export async function checkTls(check: TlsCheck, scene: Scene): Promise<Finding[]> {
  const url = scene.locate(check.address)
  if (url.protocol !== 'https:') return [fail(`${url.origin} is no https address, so that nothing protects it`)]
  const ask = (offer: { versions?: [SecureVersion, SecureVersion]; alpn?: string[] }) => shakeHands(url, scene, offer)
  const below: SecureVersion = check.protocol === 'TLSv1.3' ? 'TLSv1.2' : 'TLSv1.1'
  const [seen, weak, old] = await Promise.all([
    ask({}),
    ask({ versions: ['TLSv1', below] }),
    ask({ alpn: ['http/1.1'] }),
  ])
  if (!seen.secure) return [unreachable(url, seen)]
  const { certificate, protocol } = seen
  const faults = [
    ...validityFaults(certificate),
    ...hostFaults(url, certificate),
    ...trustFaults(seen, scene.transport.ca),
    ...(weak.secure ? [`it accepts ${weak.protocol}, at least ${check.protocol} expected`] : []),
  ]
  const speaks = seen.alpn === 'h2' ? (old.secure && old.alpn !== 'h2' ? 'HTTP/2 and 1.1' : 'HTTP/2 only') : 'HTTP/1.1'
  const issuers = chainOf(certificate).slice(1).map(nameOf)
  const chain = issuers.length > 0 ? issuers.join(' and ') : nameOf(certificate)
  const about = oneLine(`${protocol}, ${speaks}, signed by ${chain}`, 200)
  const trust: Finding =
    faults.length > 0
      ? fail(`the certificate of ${url.host} can't be relied on: ${faults.join('; ')} (${about})`)
      : { verdict: 'pass', detail: about }
  return [trust, ...lifetime(check, url, certificate)]
}

function validityFaults(leaf: X509Certificate): string[] {
  return chainOf(leaf).flatMap((certificate, depth) => {
    const whose = depth === 0 ? 'it' : `the certificate of ${oneLine(nameOf(certificate), 80)} in its chain`
    const { from, until } = validity(certificate)
    if (Date.now() > until) return [`${whose} expired on ${day(until)}`]
    return Date.now() < from ? [`${whose} is not valid before ${day(from)}`] : []
  })
}

function hostFaults(url: URL, certificate: X509Certificate): string[] {
  const host = hostOf(url)
  // Asked apart, because a fault in the chain hides this one.
  if (checkServerIdentity(host, certificate.toLegacyObject()) === undefined) return []
  const names = certificate.subjectAltName?.replaceAll(/DNS:|IP Address:/g, '') ?? 'no name at all'
  return [`it is for ${oneLine(names, 120)}, not for ${host}`]
}

/** By the share that is left: what is soon for a year is half the life of others. */
function lifetime(check: TlsCheck, url: URL, certificate: X509Certificate): Finding[] {
  const { from, until } = validity(certificate)
  const leftMs = until - Date.now()
  if (leftMs <= 0 || leftMs > until - from) return []
  const share = leftMs / (until - from)
  const days = Math.floor(leftMs / DAY)
  const left = `${Math.floor(share * 100)} % of its lifetime is left (${days} ${days === 1 ? 'day' : 'days'}, until ${day(until)})`
  const part = 'lifetime'
  const tooFew = leftMs < LEAST_DAYS * DAY && until - from > SHORT_LIVED_DAYS * DAY
  if (share >= check.warnLeft && !tooFew) return [{ part, verdict: 'pass', detail: left }]
  const detail = `the certificate of ${url.host} should have been renewed: ${left}; ${renewal(certificate)}`
  if (share < check.failLeft || tooFew) return [{ part, verdict: 'fail', detail }]
  return [{ part, verdict: 'fail', severity: 'degraded', detail }]
}

function renewal(certificate: X509Certificate): string {
  if (!/Let's Encrypt/i.test(certificate.issuer)) return 'renew it'
  return 'its platform renews it by itself when a third is left, so look for what stops that: a DNS record, a CAA record or a proxy in front'
}

function unreachable(url: URL, { nobody, message }: Refusal): Finding {
  return {
    verdict: nobody ? 'unknown' : 'fail',
    detail: oneLine(`${url.host} makes no TLS connection: ${message}`, 300),
  }
}

function hostOf(url: URL): string {
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) ? bare : url.hostname
}

function validity({ validFrom, validTo }: X509Certificate): { from: number; until: number } {
  return { from: Date.parse(validFrom), until: Date.parse(validTo) }
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function fail(detail: string): Finding {
  return { verdict: 'fail', detail }
}
