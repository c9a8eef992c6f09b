import type { Context } from './context.ts'
import { messageOf } from './errors.ts'
import type { ReleaseRecord } from './record.ts'

/** Tells people that a release could not be undone. Answers with warnings. */
export async function reportStuck(
  { incidents, run }: Context,
  { plan: { environment, releaseId } }: ReleaseRecord,
  troubles: string[],
): Promise<string[]> {
  if (!incidents) return []
  try {
    const address = await incidents.open({ environment, releaseId, troubles, run })
    return [`people were told in ${address}`]
  } catch (error) {
    return [`no issue could be opened: ${messageOf(error)}`]
  }
}

/** Takes that back when the release is finished. Asks nobody unless it was stuck. */
export async function reportUnstuck({ incidents, run }: Context, record: ReleaseRecord): Promise<string[]> {
  const { environment, releaseId } = record.plan
  if (!incidents || !record.entries.some(({ step }) => step === 'stuck')) return []
  try {
    await incidents.close({ environment }, `Release \`${releaseId}\` is finished by ${run.url}; nothing is left to do.`)
    return []
  } catch (error) {
    return [`the issue about it could not be closed: ${messageOf(error)}`]
  }
}
