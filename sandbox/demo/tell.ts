import { parseCommand } from '../runner/files.ts'
import { barsOf } from './bars.ts'
import { differences, type Outcome } from './outcome.ts'
import { type Scene, SCENES, type Status, VERDICT } from './scenes.ts'
import { seconds, type Terminal } from './terminal.ts'

const STYLE: Record<Status, 'green' | 'yellow' | 'red' | 'cyan'> = {
  success: 'green',
  skipped: 'cyan',
  'rolled-back': 'yellow',
  failure: 'red',
}

export function tellStart({ line, paint, paragraph }: Terminal, pace: number): void {
  line()
  line(paint('bold', 'ops-actions: one application, released as one version'))
  line()
  paragraph(
    'A small shop has its frontend on Vercel, its backend on Railway and its errors in Sentry. It is released four ' +
      'times and rolled back, by the same bundles that GitHub would run. The providers are a sandbox on this ' +
      `machine: nothing leaves it, and its builds pass ${pace} times faster than real ones. What is deployed is really ` +
      'served, and a visitor keeps reloading it.',
  )
}

export function tellScene({ line, paint, paragraph }: Terminal, scene: Scene): void {
  line()
  line(paint('bold', `${SCENES.indexOf(scene) + 1}/${SCENES.length}  ${scene.title}`))
  paragraph(scene.about, { indent: 5 })
  line()
}

/** Shows the log of an action as it comes, without what is meant for the runner. */
export function progress({ brief }: Terminal): (line: string) => void {
  const startedAt = performance.now()
  return (text) => {
    if (text.trim() === '' || parseCommand(text)) return
    brief(`     ${seconds(performance.now() - startedAt).padStart(6)}  ${withShortIds(text)}`, 'dim')
  }
}

/** The ids of deployments are longer than what is said about them. */
export function withShortIds(text: string): string {
  return text
    .replaceAll(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '$1')
    .replaceAll(/\b(dpl_\w{6})\w{16,}/g, '$1')
}

export function tellOutcome(terminal: Terminal, outcome: Outcome): void {
  const { line, paint, paragraph, width } = terminal
  const { result, exitCode, durationMs, served } = outcome
  const { status, headline, timeline, next, warnings } = result
  line()
  line(
    `     ${paint(['bold', STYLE[status]], VERDICT[status].toUpperCase())}  exit code ${exitCode}, ${seconds(durationMs)}`,
  )
  paragraph(headline, { indent: 5 })
  for (const step of next) paragraph(`Next: ${step}`, { indent: 5 })
  for (const warning of warnings) paragraph(`Warning: ${warning}`, { indent: 5, style: 'dim' })
  line()
  for (const { label, bar, time, failed } of barsOf(timeline, width - 5)) {
    line(`     ${label}  ${paint(failed ? 'red' : 'green', bar)}  ${time}`)
  }
  if (timeline.length > 0) line()
  for (const [index, { url, status: code, version, commit }] of served.entries()) {
    const what = version ? `${paint('bold', version)}  ${commit?.slice(0, 7)}` : 'nothing'
    line(`     ${index === 0 ? 'Served now' : '          '}  ${url.padEnd(32)}  ${code}  ${what}`)
  }
  for (const difference of differences(outcome))
    paragraph(`Not as expected: ${difference}`, { indent: 5, style: 'red' })
}
