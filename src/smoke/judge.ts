import type { Assert, Query, Step } from '../config/check.ts'
import { formatDuration } from '../duration.ts'
import type { Evidence } from '../release/gate.ts'
import { cachedFor } from './cached.ts'
import { createReader, type Reader } from './find.ts'
import { compare, type Difference } from './predicates.ts'
import { type Answer, describe, type Look, oneLine, sameSite, shortUrl } from './probe.ts'
import type { Finding } from './scene.ts'
import { isLogin, looksLikeLogin } from './wall.ts'

/** Whether an answer is what the step expects, and who has answered in its place. */
export async function judge(step: Step, address: URL, look: Look): Promise<Finding> {
  if (!look.answered) return { verdict: look.nobody ? 'unknown' : 'fail', detail: look.message }
  const { wall, status, url } = look
  const evidence: Evidence = { status }
  const fail = (detail: string, difference?: Difference): Finding => ({
    verdict: 'fail',
    detail,
    ...evidence,
    response: oneLine(look.text, 300),
    ...(difference && { expected: difference.expected, got: difference.got }),
  })
  const read = createReader(look)
  const [statusAssert, ...others] = step.asserts
  const statusProblem = statusAssert && (await check(statusAssert, read, look))
  // A page that must be refused to strangers may say so; the platform's own wall hides the component in any case.
  if (wall && (wall.platform || statusProblem)) return fail(wall.message, statusProblem)
  if (!sameSite(address, url) && !step.asserts.some(({ query: { of } }) => of === 'url')) {
    return fail(
      `was redirected to another site, ${shortUrl(url)} (${status}); check that address itself, or expect the status of the redirect`,
    )
  }
  if (others.length === 0 && !isLogin(address)) {
    if (isLogin(url)) {
      return fail(
        `was redirected to a login page, ${shortUrl(url)}; expect the redirect's status, or say what must be there`,
      )
    }
    if (looksLikeLogin(look)) {
      return fail(`a login page answers at ${shortUrl(url)}, where strangers are not let in; say what must be there`)
    }
  }
  const problems: Difference[] = statusProblem ? [statusProblem] : []
  for (const assert of statusProblem ? [] : others) {
    const problem = await check(assert, read, look)
    if (problem && !problems.some(({ message }) => message === problem.message)) problems.push(problem)
  }
  const { durationMs } = step
  if (problems.length === 0 && durationMs !== undefined && look.durationMs > durationMs) {
    const got = formatDuration(look.durationMs)
    const expected = `at most ${formatDuration(durationMs)}`
    return fail(`took ${got}, ${expected} expected`, { message: '', expected, got })
  }
  if (problems.length === 0) {
    return { verdict: 'pass', detail: `${status} in ${formatDuration(look.durationMs)}`, ...evidence }
  }
  const cached = cachedFor(look)
  const came = `came back: ${describe(look)}${cached === undefined ? '' : ` (${cached})`}`
  return fail(`${problems.map(({ message }) => message).join('; ')}; ${came}`, problems[0])
}

const OF_BODY = new Set<Query['of']>(['body', 'size', 'sha256', 'regex', 'css', 'xpath'])

async function check({ query, predicates }: Assert, read: Reader, look: Answer): Promise<Difference | undefined> {
  const found = await read(query)
  if ('problem' in found) {
    const json = found.problem === 'expected JSON'
    const message = json
      ? found.problem
      : `expected ${'at' in query ? `${query.of} "${query.at}"` : query.of}, but ${found.problem}`
    return { message, expected: json ? 'JSON' : query.of, got: json ? describe(look) : found.problem }
  }
  try {
    const problem = compare(query, predicates, found)
    if (!look.cut || !OF_BODY.has(query.of)) return problem
    if (problem) return { ...problem, message: `${problem.message} in the first 2 MiB` }
    const certain = query.of === 'body' && predicates.every(({ is, not }) => CERTAIN.has(is) && !not)
    const message = `expected ${query.of}, but the answer is longer than 2 MiB`
    return certain ? undefined : { message, expected: query.of, got: 'more than 2 MiB' }
  } catch (error) {
    const got = (error as Error).message
    return { message: `expected ${query.of}, but ${got}`, expected: query.of, got }
  }
}

/** What is found in the beginning of a body stays true of the whole. */
const CERTAIN = new Set(['contains', 'startsWith', 'matches', 'exists'])
