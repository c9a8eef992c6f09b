import type { Check } from '../config.ts'
import { formatDuration } from '../duration.ts'
import type { Verdict } from '../release/gate.ts'
import { parseJson, readPath } from './identity.ts'
import { type Answer, describe, type Look, oneLine, sameSite, shortUrl } from './probe.ts'
import { isLogin } from './wall.ts'

/** What one try of a check has shown. */
export interface Trial {
  verdict: Verdict
  detail: string
  /** All was right except for the time it took. */
  slow?: true
}

const SAMPLES = 20

export function nameOf(check: Check): string {
  return check.name ?? `GET ${check.get}`
}

/** One try: correctness first, then, on the warm connection, the times. */
export async function tryCheck(
  check: Check,
  address: URL,
  look: (redirects: 'follow' | 'never') => Promise<Look>,
  hasTime: () => boolean,
): Promise<Trial> {
  const ask = (): Promise<Look> => look(expectsRedirect(check) ? 'never' : 'follow')
  const first = judge(check, address, await ask())
  if (first.verdict !== 'pass' || !isTimed(check)) return first
  const times: number[] = []
  const wanted = check.p95Ms === undefined ? 1 : SAMPLES
  for (let tooLong = 0; times.length < wanted;) {
    const next = await ask()
    if (!next.answered && !hasTime()) {
      const detail = `only ${times.length} of ${wanted} samples fitted into the gate's time; allow more of it`
      return { verdict: 'unknown', detail }
    }
    const trial = judge(check, address, next)
    if (trial.verdict !== 'pass' || !next.answered) return trial
    times.push(next.durationMs)
    if (check.durationMs !== undefined && times.length === 1 && next.durationMs > check.durationMs) {
      return slow(`took ${formatDuration(next.durationMs)}, at most ${formatDuration(check.durationMs)} expected`)
    }
    // The 95th percentile of 20 is the second slowest: two slow samples decide, whatever the others say.
    if (check.p95Ms !== undefined && next.durationMs > check.p95Ms && ++tooLong === 2) {
      const seen = `2 of ${times.length} warm requests took longer than ${formatDuration(check.p95Ms)}`
      return slow(`p95 is too high: ${seen}, the slowest ${formatDuration(Math.max(...times))}`)
    }
  }
  const p95 = check.p95Ms === undefined ? '' : `, p95 ${formatDuration(percentile(times, 95))} of ${SAMPLES}`
  return { verdict: 'pass', detail: `${first.detail}, warm ${formatDuration(times[0] ?? 0)}${p95}` }
}

export function isTimed(check: Check): boolean {
  return check.durationMs !== undefined || check.p95Ms !== undefined
}

/** Nearest rank: the smallest value that at least `rank` percent of all values do not exceed. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? 0
}

function expectsRedirect({ status = 200 }: Check): boolean {
  return status >= 300 && status < 400
}

function judge(check: Check, address: URL, look: Look): Trial {
  if (!look.answered) return { verdict: look.nobody ? 'unknown' : 'fail', detail: look.message }
  const { wall, status, url } = look
  const asExpected = check.status === undefined ? status >= 200 && status < 300 : status === check.status
  // A page that must be refused to strangers may say so; the platform's own wall hides the component in any case.
  if (wall && (wall.platform || !asExpected)) return fail(wall.message)
  if (!sameSite(address, url)) {
    return fail(
      `was redirected to another site, ${shortUrl(url)} (${status}); check that address itself, or expect the status of the redirect`,
    )
  }
  if (assertsStatusOnly(check) && isLogin(url) && !isLogin(address)) {
    return fail(
      `was redirected to a login page, ${shortUrl(url)}; expect the redirect's status, or say what must be there`,
    )
  }
  const problems = asExpected ? differences(check, look) : [`expected status ${check.status ?? '200 to 299'}`]
  if (problems.length === 0) return { verdict: 'pass', detail: `${status} in ${formatDuration(look.durationMs)}` }
  return fail(`${problems.join('; ')}; came back: ${describe(look)}`)
}

function assertsStatusOnly({ contains = [], json = {}, header = {} }: Check): boolean {
  return contains.length + Object.keys(json).length + Object.keys(header).length === 0
}

function differences({ contains = [], json = {}, header = {} }: Check, answer: Answer): string[] {
  const within = answer.cut ? ' in the first 2 MiB' : ''
  const problems = contains
    .filter((text) => !answer.text.includes(text))
    .map((text) => `expected to contain "${oneLine(text)}"${within}`)
  for (const [name, text] of Object.entries(header)) {
    const value = answer.headers[name.toLowerCase()]
    if (value === undefined) problems.push(`expected header "${name}" to contain "${oneLine(text)}", it is missing`)
    else if (!String(value).includes(text)) {
      problems.push(`expected header "${name}" to contain "${oneLine(text)}", it is "${oneLine(String(value))}"`)
    }
  }
  if (Object.keys(json).length === 0) return problems
  const parsed = parseJson(answer)
  if ('problem' in parsed) return [...problems, answer.cut ? `expected JSON, but ${parsed.problem}` : 'expected JSON']
  for (const [path, value] of Object.entries(json)) {
    const found = readPath(parsed.value, path)
    if (found === value) continue
    const told = found === undefined ? 'it is missing' : `it is ${oneLine(JSON.stringify(found), 60)}`
    problems.push(`expected json "${path}" to be ${oneLine(JSON.stringify(value), 60)}, ${told}`)
  }
  return problems
}

function fail(detail: string): Trial {
  return { verdict: 'fail', detail }
}

function slow(detail: string): Trial {
  return { verdict: 'fail', detail, slow: true }
}
