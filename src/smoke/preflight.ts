import type { Call } from '../config/check.ts'
import { type Answer, describe, oneLine, type Probe, shortUrl } from './probe.ts'
import type { Finding, Scene } from './scene.ts'

const PART = 'preflight'
/** Methods for which the Fetch standard asks no permission: https://fetch.spec.whatwg.org/#cors-safelisted-method */
const SIMPLE = new Set(['GET', 'HEAD', 'POST'])

/** Asks the backend what a browser asks before a script of the page may call it. */
export async function checkCall(call: Call, scene: Scene, probe: Probe, timeoutMs: number): Promise<Finding> {
  const url = scene.locate(call.url)
  const origin = call.origin ?? new URL(scene.publicUrl).origin
  const method = call.method.toUpperCase()
  const wanted = call.headers.map((name) => name.toLowerCase()).sort()
  const asked = `${method} ${shortUrl(url)} from ${origin}`
  const ask = async (verb: string, headers: Record<string, string>) =>
    await probe(url, {
      timeoutMs,
      signal: scene.signal,
      redirects: 'never',
      method: verb,
      headers: { ...headers, origin },
    })

  const granted = await ask('OPTIONS', {
    'access-control-request-method': method,
    ...(wanted.length > 0 ? { 'access-control-request-headers': wanted.join(',') } : {}),
  })
  if (!granted.answered) return { part: PART, verdict: granted.nobody ? 'unknown' : 'fail', detail: granted.message }
  if (granted.wall) return fail(granted, granted.wall.message)
  const problems = [
    ...(granted.status >= 200 && granted.status < 300 ? [] : ['expected a status from 200 to 299']),
    ...originProblems(granted, origin, call),
    ...methodProblems(granted, method, call),
    ...headerProblems(granted, wanted, call),
  ]
  if (problems.length > 0) return fail(granted, `${asked} is not allowed: ${problems.join('; ')}`)
  // Some backends grant everything beforehand and forget it in the answer itself. Nothing else is safe to be sent.
  if (method !== 'GET' && method !== 'HEAD') return { part: PART, verdict: 'pass', detail: `${asked} is allowed` }
  const answer = await ask(method, {})
  if (!answer.answered) return { part: PART, verdict: answer.nobody ? 'unknown' : 'fail', detail: answer.message }
  const unread = originProblems(answer, origin, call)
  if (unread.length === 0) return { part: PART, verdict: 'pass', detail: `${asked} is allowed` }
  return fail(answer, `${asked} is allowed beforehand, but its answer can't be read: ${unread.join('; ')}`)
}

function originProblems({ headers }: Answer, origin: string, { credentials }: Call): string[] {
  const allowed = headers['access-control-allow-origin']
  const problems: string[] = []
  if (allowed !== origin && (allowed !== '*' || credentials)) {
    problems.push(`expected Access-Control-Allow-Origin "${origin}", ${told(allowed)}`)
  }
  const trusted = headers['access-control-allow-credentials']
  if (credentials && trusted !== 'true') {
    problems.push(`expected Access-Control-Allow-Credentials "true", ${told(trusted)}`)
  }
  return problems
}

function methodProblems({ headers }: Answer, method: string, { credentials }: Call): string[] {
  const list = headers['access-control-allow-methods']
  const allowed = listed(list)
  if (SIMPLE.has(method) || allowed.includes(method) || (allowed.includes('*') && !credentials)) return []
  return [`expected Access-Control-Allow-Methods with ${method}, ${told(list)}`]
}

function headerProblems({ headers }: Answer, wanted: readonly string[], { credentials }: Call): string[] {
  const list = headers['access-control-allow-headers']
  const allowed = listed(list).map((name) => name.toLowerCase())
  // The star never stands for this one, which has to be named.
  const any = allowed.includes('*') && !credentials
  const missing = wanted.filter((name) => !allowed.includes(name) && (!any || name === 'authorization'))
  return missing.length === 0 ? [] : [`expected Access-Control-Allow-Headers with ${missing.join(', ')}, ${told(list)}`]
}

function listed(header: string | undefined): string[] {
  return (header ?? '').split(',').map((one) => one.trim())
}

function told(header: string | undefined): string {
  return header === undefined ? 'it is missing' : `it is "${oneLine(header)}"`
}

function fail(answer: Answer, detail: string): Finding {
  const got = describe(answer)
  return { part: PART, verdict: 'fail', detail: `${detail}; came back: ${got}`, status: answer.status, got }
}
