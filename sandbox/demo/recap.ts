import { differences, type Outcome } from './outcome.ts'
import { PROVIDERS } from './requests.ts'
import { VERDICT } from './scenes.ts'
import { duration, seconds, type Terminal } from './terminal.ts'
import { failedAnswers, type Sample, timeTogether } from './visitor.ts'

/** What the visitor has met, in numbers. */
export interface Traffic {
  answers: number
  failed: number
  /** The old frontend with the new backend, while v2 was released. */
  oldPageMs: number
  /** A frontend that was newer than its backend, at any time. */
  newPageMs: number
}

export function trafficOf(samples: readonly Sample[], outcomes: readonly Outcome[]): Traffic {
  const v2 = outcomes.find(({ scene }) => scene.version === 'v2')
  const during = { from: v2?.startedAt ?? 0, to: (v2?.startedAt ?? 0) + (v2?.durationMs ?? 0) }
  return {
    answers: samples.length,
    failed: failedAnswers(samples),
    oldPageMs: timeTogether(samples, (web, api) => web === 'v1' && api === 'v2', during),
    newPageMs: timeTogether(samples, (web, api) => web > api),
  }
}

export function recapTable(outcomes: readonly Outcome[]): string[] {
  const head = ['scene', 'ended', 'time', ...PROVIDERS, 'serves']
  const rows = outcomes.map(({ scene, result, durationMs, requests, served }) => [
    scene.title.split(',')[0] ?? '',
    VERDICT[result.status],
    seconds(durationMs),
    ...PROVIDERS.map((provider) => String(requests[provider] ?? 0)),
    [...new Set(served.map(({ version }) => version ?? 'nothing'))].join(', '),
  ])
  const columns = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)))
  // Numbers to the right, words to the left.
  const pad = (text: string, column: number): string =>
    column >= 2 && column < head.length - 1 ? text.padStart(columns[column] ?? 0) : text.padEnd(columns[column] ?? 0)
  return [head, ...rows].map((row) => row.map(pad).join('  ').trimEnd())
}

export function tellRecap({ line, paint, paragraph }: Terminal, outcomes: readonly Outcome[], traffic: Traffic): void {
  line()
  line(paint('bold', 'Recap'))
  line()
  const [head = '', ...rows] = recapTable(outcomes)
  line(paint('dim', head))
  for (const row of rows) line(row)
  line()
  paragraph('Numbers below a provider are requests to its API, without single files of an upload.', { style: 'dim' })
  line()
  paragraph(
    `While v2 went live, the old frontend met the new backend for ${duration(traffic.oldPageMs)}. ` +
      `${newPage(traffic)} A visitor got ${traffic.answers} answers meanwhile; ${failures(traffic)}.`,
  )
}

export function newPage({ newPageMs }: Traffic): string {
  return newPageMs === 0
    ? 'A frontend never met a backend older than itself.'
    : `A frontend met a backend older than itself for ${duration(newPageMs)}.`
}

export function failures({ failed }: Traffic): string {
  return failed === 0 ? 'none was an error' : `${failed} of them ${failed === 1 ? 'was an error' : 'were errors'}`
}

/** Every promise that was not kept; empty after a good demo. */
export function brokenPromises(outcomes: readonly Outcome[], refusedHosts: readonly string[]): string[] {
  return [
    ...outcomes.flatMap((outcome) => differences(outcome).map((difference) => `${outcome.scene.title}: ${difference}`)),
    ...[...new Set(refusedHosts)].map((host) => `somebody tried to reach ${host}, outside of the sandbox`),
  ]
}
