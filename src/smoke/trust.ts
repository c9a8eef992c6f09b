import { X509Certificate } from 'node:crypto'
import { getCACertificates } from 'node:tls'
import type { Handshake } from './handshake.ts'
import { oneLine } from './probe.ts'

const LONGEST_CHAIN = 10

/** Faults of date stand apart; OpenSSL tells only its last complaint, and an expired certificate hides all others. */
export function trustFaults({ certificate, complaint }: Pick<Handshake, 'certificate' | 'complaint'>, ca?: string) {
  if (complaint === '') return []
  const chain = chainOf(certificate)
  const last = chain.at(-1) ?? certificate
  if (isSignedBy(last, last)) {
    if (authorities(ca).some((root) => root.fingerprint256 === last.fingerprint256)) return rest(complaint)
    if (chain.length === 1) return ['it is self-signed, so that nobody vouches for it']
    return [`its chain ends in ${who(last)}, a root that nobody here trusts`]
  }
  if (authorities(ca).some((root) => isSignedBy(last, root))) return rest(complaint)
  if (chain.length === 1) {
    const issuer = oneLine(issuerOf(last), 80)
    return [
      `the server does not send the intermediate certificate of its issuer ${issuer}; browsers may know it, other clients don't`,
    ]
  }
  return [`its chain ends in ${who(last)}, whose issuer ${oneLine(issuerOf(last), 80)} is an unknown root`]
}

/** What neither the dates nor the chain of names and signatures explain. */
function rest(complaint: string): string[] {
  return /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/.test(complaint) ? [] : [`it is not trusted (${oneLine(complaint, 80)})`]
}

/** The certificate and those that issued it, as far as they are known. */
export function chainOf(leaf: X509Certificate): X509Certificate[] {
  const chain: X509Certificate[] = []
  let next: X509Certificate | undefined = leaf
  while (next && chain.length < LONGEST_CHAIN && chain.every((one) => one.fingerprint256 !== next?.fingerprint256)) {
    chain.push(next)
    next = next.issuerCertificate
  }
  return chain
}

export function nameOf({ subject }: X509Certificate): string {
  return commonName(subject)
}

function issuerOf({ issuer }: X509Certificate): string {
  return commonName(issuer)
}

function commonName(lines: string | undefined): string {
  return /^CN=(.+)$/m.exec(lines ?? '')?.[1] ?? (lines ?? '').replaceAll('\n', ', ')
}

function who(certificate: X509Certificate): string {
  return oneLine(nameOf(certificate), 80)
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function authorities(ca: string | undefined): X509Certificate[] {
  const pem = ca === undefined ? getCACertificates('default') : (ca.match(/-----BEGIN[^]+?-----END[^-]+-----/g) ?? [])
  return pem.map((one) => new X509Certificate(one))
}
