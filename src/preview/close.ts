import { messageOf } from '../release/errors.ts'
import type { PreviewContext, PreviewRecord } from './context.ts'
import { type PreviewResult } from './result.ts'

/** Takes everything away that was made for the pull request. May be repeated, and by several at once. */
export async function close(context: PreviewContext, previews: readonly PreviewRecord[]): Promise<PreviewResult> {
  const { parts, pull, watch } = context
  const troubles: string[] = []
  const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act()
    } catch (error) {
      troubles.push(`${what}: ${messageOf(error)}`)
    }
  }

  // One after the other: two components may live in one environment.
  for (const { name, host } of parts) {
    if (host) await attempt(name, async () => await host.remove(prefixed(watch, name)))
  }
  const left = previews.filter(({ gone }) => !gone)
  if (troubles.length === 0) {
    for (const record of left) {
      await attempt('its deployment on GitHub', async () => {
        await context.records.say(record, { state: 'inactive', note: 'the pull request is closed' })
      })
    }
  }
  const complete = troubles.length === 0
  const told = 'The pull request is closed, and its preview is gone.'
  const warnings: string[] = []
  if (complete && previews.length > 0) {
    await context.comment
      .put({ preview: `### Preview\n\n${told}` })
      .catch((error: unknown) => warnings.push(`the comment could not be written: ${messageOf(error)}`))
  }
  return {
    status: complete ? 'success' : 'failure',
    headline: complete
      ? `Pull request ${pull.number} is closed: nothing of its preview is left.`
      : `The preview of pull request ${pull.number} could not be taken away completely: ${troubles.join('; ')}`,
    commit: pull.commit,
    key: undefined,
    parts: [],
    warnings,
    next: complete ? [] : ['Run this job again; it takes away what is left.'],
  }
}

export function prefixed(watch: PreviewContext['watch'], name: string): PreviewContext['watch'] {
  return { signal: watch.signal, report: (line) => watch.report(`${name}: ${line}`) }
}
