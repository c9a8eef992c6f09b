import { Trouble } from '../help.ts'
import { messageOf } from '../release/errors.ts'
import { build } from './build.ts'
import { close } from './close.ts'
import type { Part, PreviewContext, PreviewRecord } from './context.ts'
import { finish, giveUp } from './end.ts'
import { GaveWay } from './gave-way.ts'
import { type Choice, choose } from './plan.ts'
import { type PartResult, type PreviewResult, skipped } from './result.ts'

export interface PreviewRequest {
  dryRun: boolean
  /** The event told that the pull request is closed. */
  closing: boolean
}

/** Makes the preview of a commit, or finds it; takes it away when the pull request is closed. */
export async function preview(context: PreviewContext, { dryRun, closing }: PreviewRequest): Promise<PreviewResult> {
  const { pull } = context
  const { pull: state, previews } = await context.records.look()
  if (!state.open) {
    if (dryRun) return skipped(pull.commit, `Dry run: the preview of pull request ${pull.number} would be taken away.`)
    return await close(context, previews)
  }
  if (closing) return skipped(pull.commit, `Skipped, because pull request ${pull.number} is open again.`)
  if (state.head !== pull.commit) return skipped(pull.commit, `Skipped, because ${new GaveWay(pull, state).message}.`)

  const choices = choose(context.parts, await changesOf(context))
  const parts = context.parts.map((part) => partResult(part, choices))
  if (dryRun) {
    const built = parts.filter(({ choice }) => choice === 'built').map(({ name }) => name)
    const what = built.length > 0 ? `${built.join(', ')} would be built` : 'nothing would be built'
    return { ...skipped(pull.commit, `Dry run: ${what}.`), parts }
  }
  return await make(context, { parts, previews })
}

/** Without an answer everything counts as changed: that costs builds, and nothing else. */
async function changesOf(context: PreviewContext): ReturnType<PreviewContext['changes']> {
  try {
    return await context.changes()
  } catch (error) {
    context.watch.report(`what the pull request changes is not known: ${messageOf(error)}`)
    return undefined
  }
}

interface Making {
  parts: PartResult[]
  previews: readonly PreviewRecord[]
}

async function make(context: PreviewContext, { parts, previews }: Making): Promise<PreviewResult> {
  const { pull, records } = context
  const notes = context.notes().catch((error: unknown) => `The notes could not be foretold: ${messageOf(error)}`)
  const known = previews.find(({ commit, gone }) => commit === pull.commit && !gone)
  const record = known ?? (await records.open(pull.commit))
  await records.say(record, { state: 'in_progress', note: 'building' })
  const result: PreviewResult = {
    status: 'success',
    headline: '',
    commit: pull.commit,
    key: record.key,
    parts,
    warnings: [],
    next: [],
  }
  try {
    await build(context, result)
    const bad = parts.find(({ gate }) => gate && gate.verdict !== 'pass')
    if (bad) throw new Trouble('a-gate-did-not-pass', refusalOf(bad))
    result.headline = headlineOf(pull.commit, parts)
    await finish(context, { record, result, previews, notes: await notes })
    return result
  } catch (error) {
    return await giveUp(context, { record, result, error, notes: await notes })
  }
}

function partResult({ name, host, url }: Part, choices: ReadonlyMap<string, Choice>): PartResult {
  const choice = choices.get(name) ?? 'shared'
  return { name, platform: host?.name, choice, url: choice === 'built' ? undefined : url }
}

function headlineOf(commit: string, parts: readonly PartResult[]): string {
  const built = parts.filter(({ choice }) => choice === 'built').map(({ name }) => name)
  const kept = parts.filter(({ choice }) => choice !== 'built').map(({ name, choice }) => `${name} ${choice}`)
  const what = [...(built.length > 0 ? [`${built.join(', ')} built`] : []), ...kept].join(', ')
  return `Preview of ${commit.slice(0, 7)}: ${what}`
}

function refusalOf({ name, url = '', gate }: PartResult): string {
  const checks = gate?.checks ?? []
  const bad = checks.find(({ verdict }) => verdict === 'fail') ?? checks.find(({ verdict }) => verdict === 'unknown')
  const reason = bad ? `${bad.name}: ${bad.detail}` : 'there was nothing to check; give it an identity or a smoke check'
  return `the gate of ${name} on ${url} said ${gate?.verdict ?? 'unknown'}: ${reason}`
}
