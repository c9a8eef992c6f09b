import { resolve } from 'node:path'
import { action } from '../../src/action.ts'
import { messageOf } from '../../src/release/errors.ts'
import { notesContext, notesInputs } from '../notes-context.ts'
import { asResult, unwritten } from '../notes-result.ts'

await action({
  name: 'release-notes',
  unfinished: unwritten,
  read: (input) => ({
    ...notesInputs(input),
    audience: input.choice('audience', ['users', 'operators']),
    file: input.optional('file'),
    tag: input.optional('tag'),
    version: input.choice('version', ['none', 'conventional']),
    strict: input.flag('strict'),
    dryRun: input.flag('dry-run'),
  }),
  run: async ({ audience, file, tag, version, strict, dryRun, ...inputs }, job) => {
    const context = await notesContext(inputs, job)
    const wish = {
      ...context.publication,
      audience,
      tag,
      file: file && resolve(job.workspace, file),
      version: version === 'none' ? undefined : version,
      dryRun,
    }
    try {
      const { gain } = await import('../../src/notes/gain.ts')
      const { publish } = await import('../../src/notes/publish.ts')
      const notes = await gain(await context.request())
      return asResult({ ...wish, notes, strict, published: await publish({ ...wish, notes }, context.publisher) })
    } catch (error) {
      // The release is live, with or without notes.
      if (strict) throw error
      return { outputs: unwritten, annotations: [{ severity: 'warning', message: messageOf(error) }] }
    }
  },
})
