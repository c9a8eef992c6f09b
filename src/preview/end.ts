import { topicOf } from '../help.ts'
import { messageOf } from '../release/errors.ts'
import { close, prefixed } from './close.ts'
import type { PreviewContext, PreviewRecord } from './context.ts'
import { demandHead, demandWanted, GaveWay } from './gave-way.ts'
import { sectionOf } from './report.ts'
import { type PreviewResult, skipped } from './result.ts'

export interface Ending {
  record: PreviewRecord
  result: PreviewResult
  notes: string
}

/** The preview is there: everybody is told, and what it replaces goes. */
export async function finish(
  context: PreviewContext,
  { record, result, previews, notes }: Ending & { previews: readonly PreviewRecord[] },
): Promise<void> {
  await demandWanted(context)
  const url = result.parts.at(-1)?.url
  await context.records.say(record, { state: 'success', note: result.headline, url })
  await tell(context, result, notes)
  const earlier = previews.filter(({ key, gone }) => key !== record.key && !gone)
  for (const other of earlier) {
    await attempt(result, 'an earlier preview is still shown', async () => {
      await context.records.say(other, { state: 'inactive', note: `replaced by ${result.commit.slice(0, 7)}` })
    })
  }
  for (const { name, deployment } of result.parts) {
    const host = context.parts.find((part) => part.name === name)?.host
    if (!host || !deployment) continue
    await attempt(result, `builds of earlier commits of ${name} are left`, async () => {
      await host.prune(deployment, prefixed(context.watch, name))
    })
  }
}

/** A failure may only be how a run notices that it is no longer wanted. */
export async function giveUp(
  context: PreviewContext,
  { record, result, error, notes }: Ending & { error: unknown },
): Promise<PreviewResult> {
  const { pull, records } = context
  const cause = error instanceof GaveWay ? error : await reasonToGiveWay(context)
  if (!cause) {
    const headline = `The preview of ${pull.commit.slice(0, 7)} failed: ${messageOf(error)}`
    const failed: PreviewResult = {
      ...result,
      status: 'failure',
      headline,
      help: topicOf(error),
      next: ['Mend the cause and push, or run this job again; it goes on with what was built.'],
    }
    await attempt(failed, 'its deployment on GitHub is still open', async () => {
      await records.say(record, { state: 'failure', note: headline })
    })
    await tell(context, failed, notes)
    return failed
  }
  if (!cause.pull.open) {
    context.watch.report(`${cause.message}; taking away what was made meanwhile`)
    const closed = await close(context, (await records.look()).previews)
    return closed.status === 'failure' ? closed : skipped(pull.commit, `Stopped, because ${cause.message}.`, record.key)
  }
  const gone = skipped(pull.commit, `Stopped, because ${cause.message}.`, record.key)
  await attempt(gone, 'its deployment on GitHub is still open', async () => {
    await records.say(record, { state: 'inactive', note: `gave way to ${cause.pull.head.slice(0, 7)}` })
  })
  return gone
}

async function reasonToGiveWay({ pull, records }: PreviewContext): Promise<GaveWay | undefined> {
  try {
    demandHead(pull, await records.pull())
    return undefined
  } catch (error) {
    return error instanceof GaveWay ? error : undefined
  }
}

async function tell(context: PreviewContext, result: PreviewResult, notes: string): Promise<void> {
  const { checks } = context
  await attempt(result, 'the comment could not be written', async () => {
    await context.comment.put({ preview: sectionOf(context, result), notes, ...(checks ? { checks } : {}) })
  })
}

async function attempt(result: PreviewResult, what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    result.warnings.push(`${what}: ${messageOf(error)}`)
  }
}
