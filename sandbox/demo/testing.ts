import type { Outcome, Result, Span } from './outcome.ts'
import { SCENES } from './scenes.ts'
import type { Component, Served } from './served.ts'
import type { Sample } from './visitor.ts'

const START = Date.parse('2026-01-01T00:00:00Z')

/** From second to second of the demo. */
export function span(component: string, what: string, [from, to]: [number, number], failed = false): Span {
  return { component, what, from: at(from), to: at(to), failed }
}

function at(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString()
}

export function served(component: Component, version: string | undefined): Served {
  const status = version === undefined ? 404 : 200
  return { component, url: `https://${component}.example/`, status, version, commit: version?.padEnd(40, '0') }
}

export function outcomeOf({ scene, result, ...rest }: Partial<Omit<Outcome, 'result'>> & { result?: Partial<Result> }) {
  const [first] = SCENES
  const played = scene ?? first
  const { status, serves } = played.expected
  return {
    scene: played,
    exitCode: status === 'success' || status === 'skipped' ? 0 : 1,
    served: [served('web', serves), served('api', serves)],
    requests: { vercel: 13, railway: 8, github: 11, sentry: 11 },
    startedAt: START,
    durationMs: 2_000,
    summary: '',
    ...rest,
    result: {
      status,
      headline: 'It is live.',
      release: '20260101-000000-abcdef0-1234',
      commit: 'abcdef0'.padEnd(40, '1'),
      components: [],
      gates: [],
      timeline: [],
      warnings: [],
      next: [],
      ...result,
    },
  } satisfies Outcome
}

/** Answers of one component, by seconds; each took a tenth of one. */
export function samplesOf(component: Component, answers: Record<number, string | undefined>): Sample[] {
  return Object.entries(answers).map(([second, version]) => {
    const askedAt = START + Number(second) * 1000
    return { component, version, status: version === undefined ? 404 : 200, askedAt, answeredAt: askedAt + 100 }
  })
}
