import * as v from 'valibot'
import { pack, readManifest, unpack } from './archive.ts'
import type { Context, EntryName } from './context.ts'
import type { OutputReport } from './judge.ts'
import { fromRoot } from './scripts.ts'
import type { Prepared } from './target.ts'

/** What an earlier run has found out about the very same inputs. */
const facts = v.object({
  /** Scripts that have passed and need not be asked again. */
  passed: v.array(v.string()),
  /** What running them took, ms. */
  tookMs: v.number(),
  output: v.optional(
    v.object({
      // What lies there is replaced.
      directory: v.pipe(v.string(), v.regex(/^(?!\.?$)(?!\/)(?!(.*\/)?\.\.(\/|$))/)),
      digest: v.string(),
      size: v.object({ raw: v.number(), gzip: v.number(), brotli: v.number() }),
    }),
  ),
})

export type KeptBuild = v.InferOutput<typeof facts>

/** An output that holds the commit is of use for that commit only. */
function keysOf({ commit }: Context, inputs: string): { exact: EntryName; any: EntryName } {
  return { exact: { kind: 'build', key: `${inputs}-${commit}` }, any: { kind: 'build', key: inputs } }
}

/** Puts the output of the same inputs back, where one was kept. */
export async function restoreBuild(context: Context, target: Prepared, inputs: string): Promise<KeptBuild | undefined> {
  const { exact, any } = keysOf(context, inputs)
  for (const entry of [any, exact]) {
    const kept = await context.store?.fetch(entry, async (directory) => {
      const told = v.parse(facts, (await readManifest(directory)).facts)
      const paths = told.output ? [pathOf(context, target, told.output.directory)] : []
      await unpack(context, directory, { key: entry.key, paths })
      return told
    })
    if (kept) return kept
  }
}

export async function keepBuild(
  context: Context,
  target: Prepared,
  options: { inputs: string; build: Omit<KeptBuild, 'output'>; output: OutputReport | undefined; namesCommit: boolean },
): Promise<number | undefined> {
  const { inputs, build, output, namesCommit } = options
  // The source itself is there already.
  if (output?.directory === '.' || build.passed.length === 0) return undefined
  const { exact, any } = keysOf(context, inputs)
  const entry = namesCommit ? exact : any
  return await context.store?.keep(entry, async (directory) => {
    const paths = output ? [pathOf(context, target, output.directory)] : []
    const told: KeptBuild = {
      ...build,
      ...(output ? { output: { directory: output.directory, digest: output.digest, size: output.size } } : {}),
    }
    await pack(context, directory, { key: entry.key, paths, facts: told })
  })
}

function pathOf({ root }: Context, { directory }: Prepared, output: string): string {
  const source = fromRoot(root, directory)
  return source === '.' ? output : `${source}/${output}`
}
