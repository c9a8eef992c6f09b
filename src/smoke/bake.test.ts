import { expect, test } from '@jest/globals'
import { bake, type BakeOptions, type Reading } from './bake.ts'

const GOOD: Reading = { verdict: 'pass', detail: 'is 1; expected below 2' }
const BAD: Reading = { verdict: 'fail', detail: 'is 3; expected below 2' }
const OPEN: Reading = { verdict: 'unknown', detail: 'not enough data' }

/** Answers with these readings in turn, the last one for ever. */
async function baked(
  readings: (Reading | Error)[],
  given: Partial<Omit<BakeOptions, 'deadline'>> & { deadlineMs?: number } = {},
) {
  const { deadlineMs = 5_000, ...options } = given
  const askedAt: number[] = []
  const lines: string[] = []
  const startedAt = performance.now()
  const findings = await bake({
    read: () => {
      const reading = readings[Math.min(askedAt.length, readings.length - 1)]
      askedAt.push(performance.now() - startedAt)
      return reading instanceof Error ? Promise.reject(reading) : Promise.resolve(reading ? [reading] : [])
    },
    overMs: 200,
    deadline: startedAt + deadlineMs,
    requestMs: 1_000,
    firstPauseMs: 20,
    longestPauseMs: 60_000,
    signal: new AbortController().signal,
    report: (line) => lines.push(line),
    ...options,
  })
  return { findings, askedAt, lines, tookMs: performance.now() - startedAt }
}

test('what looks good for the whole time passes, with ever longer pauses and a last look at the end', async () => {
  const { findings, askedAt, lines } = await baked([GOOD], { overMs: 400 })
  expect(findings).toEqual([
    {
      verdict: 'pass',
      detail: expect.stringMatching(/^is 1; expected below 2 \(\d looks in .+\)$/),
      final: true,
    },
  ])
  // With pauses that stay as short as the first one it would be twenty.
  expect(askedAt.length).toBeLessThan(9)
  expect(askedAt.at(-1)).toBeGreaterThanOrEqual(399)
  expect(lines).toEqual(['is 1; expected below 2'])
})

test('what is bad twice in a row ends the time early', async () => {
  const { findings, askedAt } = await baked([GOOD, BAD], { overMs: 60_000, deadlineMs: 120_000 })
  expect(findings).toMatchObject([{ verdict: 'fail', detail: expect.stringMatching(/3 looks/) }])
  expect(askedAt).toHaveLength(3)
})

test('one spike is forgiven, but not in the last look', async () => {
  expect((await baked([BAD, GOOD])).findings).toMatchObject([{ verdict: 'pass' }])
  const { findings } = await baked([GOOD, BAD], { overMs: 50, deadlineMs: 50, firstPauseMs: 1_000 })
  expect(findings).toMatchObject([{ verdict: 'fail' }])
})

test('what can never become good again ends it at once', async () => {
  const { findings, askedAt } = await baked([{ ...BAD, certain: true }], { overMs: 60_000 })
  expect(findings).toEqual([{ verdict: 'fail', detail: expect.stringContaining('1 look in'), final: true }])
  expect(askedAt).toHaveLength(1)
})

test('data that come late are waited for, until the deadline and no longer', async () => {
  expect((await baked([OPEN, OPEN, OPEN, OPEN, OPEN, GOOD], { overMs: 50 })).findings).toMatchObject([
    { verdict: 'pass' },
  ])
  const { findings, tookMs } = await baked([OPEN], { overMs: 50, deadlineMs: 300 })
  expect(findings).toMatchObject([{ verdict: 'unknown', detail: expect.stringContaining('not enough data') }])
  expect(tookMs).toBeGreaterThanOrEqual(299)
})

test('a time that does not fit into the gate is never green', async () => {
  const { findings } = await baked([GOOD], { overMs: 60_000, deadlineMs: 100 })
  expect(findings).toEqual([
    {
      verdict: 'unknown',
      detail: expect.stringMatching(/but only \d+ ms of 1 min fitted into the gate's time; allow more of it$/),
      final: true,
    },
  ])
})

test('a look that throws or hangs is unknown, and the next one may be good', async () => {
  expect((await baked([new Error('prometheus: GET failed')], { overMs: 0, deadlineMs: 50 })).findings).toMatchObject([
    { verdict: 'unknown', detail: expect.stringMatching(/^prometheus: GET failed/) },
  ])
  expect((await baked([new Error('first'), GOOD], { overMs: 50 })).findings).toMatchObject([{ verdict: 'pass' }])
  const hanging = await baked([], {
    requestMs: 30,
    overMs: 0,
    deadlineMs: 60,
    read: (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'))
        })
      }),
  })
  expect(hanging.findings).toMatchObject([{ verdict: 'unknown', detail: expect.stringContaining('no answer within') }])
})

test('a cancelled job ends the watch at once', async () => {
  const controller = new AbortController()
  setTimeout(() => {
    controller.abort(new Error('the job was cancelled'))
  }, 50)
  const attempt = baked([GOOD], { overMs: 60_000, deadlineMs: 60_000, signal: controller.signal })
  await expect(attempt).rejects.toThrow()
})
