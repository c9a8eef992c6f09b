import { setTimeout as sleep } from 'node:timers/promises'
import type { Check, Method } from '../config/check.ts'
import { formatDuration } from '../duration.ts'
import type { CheckResult } from '../release/gate.ts'
import type { Finding, Scene } from './scene.ts'

/** One try of a check. */
export type Try = (check: Check, scene: Scene) => Promise<Finding[]>

export interface RunOptions {
  /** As for the gate; each check gets its own deadline in it. */
  scene: Scene
  attempt: Try
  /** A check that fails is tried again for this long unless it says otherwise. */
  settleMs: number
  /** When none is tried again any more; the scene's deadline leaves time for one more request. */
  giveUpAt: number
}

const AT_ONCE = 4
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 2_000
const CHANGING = new Set<Method>(['post', 'put', 'patch', 'delete'])

/**
 * What only asks goes first, several at once. What measures runs alone afterwards, since they would measure each other;
 * signals come last, because they wait.
 */
export async function runChecks(checks: readonly Check[], options: RunOptions): Promise<CheckResult[]> {
  const results = new Map<Check, CheckResult[]>()
  const run = async (check: Check): Promise<void> => void results.set(check, await runCheck(check, options))
  const turn = (kind: Turn): Check[] => checks.filter((check) => turnOf(check) === kind)
  const waiting = turn('together')
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await run(check)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  for (const check of turn('alone')) await run(check)
  await Promise.all(turn('last').map(run))
  return checks.flatMap((check) => results.get(check) ?? [])
}

type Turn = 'together' | 'alone' | 'last'

function turnOf(check: Check): Turn {
  if (check.kind === 'sentry' || check.kind === 'prometheus') return 'last'
  return check.kind === 'load' || (check.kind === 'request' && check.timing) ? 'alone' : 'together'
}

/** Tries until it passes, for its settle time or until the gate's end, whichever comes first. */
async function runCheck(check: Check, { scene, attempt, settleMs, giveUpAt }: RunOptions): Promise<CheckResult[]> {
  const startedAt = performance.now()
  if (startedAt >= scene.deadline) return [toResult(check, OVER, { attempts: 0, startedAt })]
  const deadline = Math.min(scene.deadline, startedAt + (check.withinMs ?? Infinity))
  const giveUp = Math.min(giveUpAt, deadline, startedAt + (check.settleMs ?? settleFor(check, settleMs)))
  const retries = retriesOf(check)
  for (let attempts = 1, pauseMs = FIRST_PAUSE_MS; ; attempts++, pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const findings = await attempt(check, { ...scene, deadline })
    const wrong = findings.filter(({ verdict }) => verdict !== 'pass')
    const over = performance.now() + pauseMs >= giveUp || attempts > retries
    if (wrong.length === 0 || over || wrong.every(({ final }) => final)) {
      return findings.map((finding) => toResult(check, finding, { attempts, startedAt }))
    }
    if (attempts === 1) scene.report(`${check.name}: ${wrong[0]?.detail}; trying again`)
    await sleep(pauseMs, undefined, { signal: scene.signal })
  }
}

const OVER: Finding = { verdict: 'unknown', detail: 'not asked: the time of the gate was over before' }

/** What changes something is not done twice unless somebody says that it may be. */
function retriesOf(check: Check): number {
  if (check.retries !== undefined) return check.retries
  const changes = check.kind === 'request' && check.steps.some(({ method }) => CHANGING.has(method))
  if (changes && check.settleMs === undefined) return 0
  // Each try of a measurement takes many requests, and one that fails twice is slow.
  return Infinity
}

function settleFor(check: Check, settleMs: number): number {
  return check.retries === undefined ? settleMs : Infinity
}

function toResult(
  check: Check,
  { part, final: _final, severity = check.severity, verdict, detail, ...evidence }: Finding,
  { attempts, startedAt }: { attempts: number; startedAt: number },
): CheckResult {
  const durationMs = Math.round(performance.now() - startedAt)
  const tries = attempts > 1 && verdict !== 'pass' ? ` (${attempts} tries in ${formatDuration(durationMs)})` : ''
  return {
    name: part === undefined ? check.name : `${check.name}: ${part}`,
    verdict,
    severity,
    ...(check.place && { place: check.place }),
    ...(attempts > 1 && verdict === 'pass' ? { flaky: true } : {}),
    detail: `${detail}${tries}`,
    attempts,
    durationMs,
    ...evidence,
  }
}
