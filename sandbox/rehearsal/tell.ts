import { barsOf } from '../demo/bars.ts'
import { VERDICT } from '../demo/scenes.ts'
import { withShortIds } from '../demo/tell.ts'
import { seconds, type Terminal } from '../demo/terminal.ts'
import { parseCommand } from '../runner/files.ts'
import { askedOf } from './asked.ts'
import { broken, differences, neverStarted, type Outcome, versionOf } from './outcome.ts'
import type { Scene } from './scenes.ts'

export function tellScene(
  { line, paint }: Terminal,
  { title }: Scene,
  { number, of }: { number: number; of: number },
): void {
  line()
  line(paint('bold', `${number}/${of}  ${title}`))
}

/** Shows the log of an action as it comes, without what is meant for the runner. */
export function progress({ brief }: Terminal): (line: string) => void {
  return (text) => {
    if (text.trim() !== '' && !parseCommand(text)) brief(`     ${withShortIds(text)}`, 'dim')
  }
}

export function tellOutcome(terminal: Terminal, outcome: Outcome): void {
  const { line, paint, paragraph, brief, width } = terminal
  const { result, exitCode, durationMs, entries, served, commits, complaints, printed, scene } = outcome
  const asExpected = scene.expected.status.includes(result.status)
  line()
  const verdict = paint(['bold', asExpected ? 'green' : 'red'], VERDICT[result.status].toUpperCase())
  line(`     ${verdict}  exit code ${exitCode}, ${seconds(durationMs)}`)
  const failed = neverStarted(outcome)
  for (const text of result.release === '' ? complaints : [result.headline]) {
    // What a provider quotes of a log stands below, whole.
    for (const part of failed.length > 0 ? [text.replace(/\n.*/s, '')] : text.split('\n'))
      paragraph(part, { indent: 5 })
  }
  for (const warning of result.warnings) paragraph(`Warning: ${warning}`, { indent: 5, style: 'dim' })

  if (result.timeline.length > 0) {
    heading('When what happened')
    for (const { label, bar, time, failed } of barsOf(result.timeline, width - 5)) {
      line(`     ${label}  ${paint(failed ? 'red' : 'green', bar)}  ${time}`)
    }
  }
  heading('What was asked of whom')
  for (const { provider, requests, changes } of askedOf(entries)) {
    line(`     ${provider}: ${requests} ${requests === 1 ? 'request' : 'requests'}`)
    for (const change of changes) brief(`       ${change}`, 'dim')
  }
  if (result.gates.length > 0) heading('What the gates saw')
  for (const { component, where, result: gate } of result.gates) {
    line(`     ${component}, ${where}: ${paint(gate.verdict === 'pass' ? 'green' : 'red', gate.verdict)}`)
    for (const { name, verdict, detail } of gate.checks) brief(`       ${verdict.padEnd(8)}${name}: ${detail}`, 'dim')
  }
  heading('What would be live')
  for (const one of served) {
    const version = versionOf(one, commits)
    brief(
      `     ${one.component.padEnd(12)}  ${one.url}  ${one.status || 'no answer'}  ${version ?? 'does not tell a commit of these'}`,
    )
  }
  for (const name of failed) {
    heading(`What ${name} printed before it ended`)
    for (const text of printed[name] ?? []) brief(`     | ${text}`)
    paragraph(
      `There is no database here, and none of the service's variables. Give it what it needs to start with --env NAME=VALUE or --env-file FILE, such as the address of a local database.`,
      { indent: 5 },
    )
  }
  for (const difference of differences(outcome))
    paragraph(`Not as expected: ${difference}`, { indent: 5, style: 'red' })

  function heading(text: string): void {
    line()
    line(`     ${paint('bold', text)}`)
  }
}

export function tellEnd(
  { line, paint, paragraph }: Terminal,
  { outcomes, refusedHosts }: { outcomes: readonly Outcome[]; refusedHosts: readonly string[] },
): void {
  line()
  const hosts = [...new Set(refusedHosts)]
  if (hosts.length > 0) {
    paragraph(`Nothing leaves a rehearsal: requests to ${hosts.join(', ')} were refused.`, { style: 'dim' })
  }
  line(
    broken(outcomes) ? paint('red', 'The rehearsal did not end as it should.') : paint('green', tellSuccess(outcomes)),
  )
}

function tellSuccess(outcomes: readonly Outcome[]): string {
  const refused = outcomes.some(({ scene }) => !scene.expected.status.includes('success'))
  return refused ? 'Everything ended as it should, and what was broken is not live.' : 'Everything ended as it should.'
}
