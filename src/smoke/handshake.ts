import type { X509Certificate } from 'node:crypto'
import { Agent, request, type RequestOptions } from 'node:https'
import { isIP, type Socket } from 'node:net'
import { type ConnectionOptions, type SecureVersion, TLSSocket } from 'node:tls'
import type { Scene } from './scene.ts'

export interface Handshake {
  secure: true
  /** The server's own, which knows who issued it as far as the server has sent that. */
  certificate: X509Certificate
  /** OpenSSL's last complaint about the chain, without the host; empty when there is none. */
  complaint: string
  protocol: string
  /** Protocol chosen of those that were offered: `h2`. */
  alpn: string | undefined
}

export interface Refusal {
  secure: false
  /** Nobody could be asked. */
  nobody: boolean
  message: string
}

export interface Offer {
  /** Lowest and highest version. */
  versions?: [SecureVersion, SecureVersion]
  alpn?: string[]
}

type Circumstances = Pick<Scene, 'transport' | 'deadline' | 'requestMs' | 'signal'>

const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_PROXY_)/

/**
 * Makes one TLS connection and ends it without a request. Whatever the certificate, so that all of its faults can be
 * told. The agent of `node:https` makes it, because it knows how to go through a proxy.
 */
export async function shakeHands(
  url: URL,
  { transport, deadline, requestMs, signal }: Circumstances,
  { versions = ['TLSv1', 'TLSv1.3'], alpn = ['h2', 'http/1.1'] }: Offer = {},
): Promise<Handshake | Refusal> {
  signal.throwIfAborted()
  const { proxyEnv = process.env, ca } = transport
  const timeoutMs = Math.max(1, Math.min(requestMs, deadline - performance.now()))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const options: RequestOptions & Pick<ConnectionOptions, 'ALPNProtocols'> = {
    host,
    port: url.port || 443,
    agent: new Agent({ proxyEnv, maxCachedSessions: 0 }),
    ...(isIP(host) ? {} : { servername: host }),
    ...(ca === undefined ? {} : { ca }),
    rejectUnauthorized: false,
    // It would hide what is wrong with the chain.
    checkServerIdentity: () => undefined,
    minVersion: versions[0],
    maxVersion: versions[1],
    // OpenSSL itself refuses old protocols at its usual level of security.
    ciphers: 'DEFAULT@SECLEVEL=0',
    ALPNProtocols: alpn,
  }
  const sent = request(options)
  const { promise, resolve, reject } = Promise.withResolvers<Handshake | Refusal>()
  const timer = setTimeout(() => {
    resolve({ secure: false, nobody: false, message: `no answer within ${(timeoutMs / 1000).toFixed(1)} s` })
  }, timeoutMs)
  const cancel = (): void => {
    reject(signal.reason as Error)
  }
  signal.addEventListener('abort', cancel, { once: true })
  sent.on('error', (error: NodeJS.ErrnoException) => {
    resolve({ secure: false, nobody: UNREACHABLE.test(error.code ?? ''), message: error.message })
  })
  sent.on('socket', (socket) => {
    const read = (): boolean => {
      const handshake = readHandshake(socket)
      if (handshake) resolve(handshake)
      return handshake !== undefined
    }
    // Through a proxy the socket comes when all is done, otherwise before.
    if (read()) return
    socket.once('secureConnect', () => {
      if (!read()) resolve({ secure: false, nobody: false, message: 'the server shows no certificate' })
    })
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', cancel)
    sent.destroy()
  }
}

function readHandshake(socket: Socket): Handshake | undefined {
  if (!(socket instanceof TLSSocket)) return undefined
  // To be asked once: of a connection through a proxy Node tells it a single time.
  const certificate = socket.getPeerX509Certificate()
  if (!certificate) return undefined
  return {
    secure: true,
    certificate,
    complaint: socket.authorized ? '' : String(socket.authorizationError),
    protocol: socket.getProtocol() ?? 'an unknown protocol',
    alpn: socket.alpnProtocol || undefined,
  }
}
