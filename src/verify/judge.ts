import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, posix } from 'node:path'
import { formatSize } from '../size.ts'
import { overruns } from './budget.ts'
import type { Checked, Context } from './context.ts'
import { listFiles } from './files.ts'
import { check, error, type Place } from './findings.ts'
import { isDirectory, type Output } from './output.ts'
import { judgePages } from './pages.ts'
import type { VerifyReport } from './report.ts'
import { type Hit, scan } from './scan.ts'
import { fromRoot, placeOfScript } from './scripts.ts'
import type { Sizes } from './settings.ts'
import { measure } from './sizes.ts'
import type { Prepared } from './target.ts'

export type OutputReport = NonNullable<VerifyReport['components'][number]['output']>

export interface Judged {
  checks: Checked[]
  output: OutputReport | undefined
  /** The output depends on the commit itself. */
  namesCommit: boolean
  /** By path, to compare another build with. */
  hashes: Map<string, string>
}

interface JudgeOptions {
  output: Output | undefined
  script: string | undefined
  base: Sizes | undefined
  /** Sizes by the digest of what they were measured of, so that nothing is packed twice. */
  known?: { digest: string; sizes: Sizes } | undefined
}

/** Everything that is demanded of the result of a build, and not of how it came about. */
export async function judgeOutput(context: Context, target: Prepared, options: JudgeOptions): Promise<Judged> {
  const { name, build, directory, kind, manifest } = target
  const { output, script, base, known } = options
  const nothing = { output: undefined, namesCommit: false, hashes: new Map<string, string>() }
  const complain = (message: string): Judged => {
    const place = manifest && script ? placeOfScript(manifest, script, { directory, workspace: context.workspace }) : {}
    return { ...nothing, checks: [check('output', [{ severity: 'error', message, ...place }], '')] }
  }
  if (!output) {
    if (kind === 'server' || (!script && target.build.output === undefined)) return { ...nothing, checks: [] }
    return complain(
      `${name}: the build has left no output that could be found; name its directory in ops.yml: build: { output: … }`,
    )
  }
  if (!isDirectory(output.path)) {
    const is = existsSync(output.path) ? 'is no directory' : 'does not exist'
    return complain(`${name}: the output directory ${output.directory} ${is} after the build`)
  }
  const listed = await timed(
    async () => await listFiles(output.path, { isSource: output.directory === '.', within: context.root }),
  )
  const { files, badLinks } = listed.value
  if (files.length === 0) return complain(`${name}: the output directory ${output.directory} is empty`)

  const where = posix.join(target.source, output.directory)
  const at = (path: string, line = 1, column?: number): Place => ({
    file: posix.join(where, path),
    line,
    ...(column === undefined ? {} : { column }),
  })
  const whole = {
    ...check(
      'output',
      badLinks.map((path) =>
        error(`${path} is a link that leads out of the project, to nothing, or in a circle`, at(path)),
      ),
      `${files.length} files`,
    ),
    durationMs: listed.ms,
  }
  const scanned = await timed(
    async () =>
      await scan(files, {
        secrets: context.secrets,
        builderPaths: builderPaths(context),
        commit: context.commit,
        allow: build.allow,
      }),
  )
  const { digest, hashes, hits, namesCommit } = scanned.value
  // What a framework keeps for its server, nobody is sent.
  const isServed = (path: string): boolean =>
    output.web !== undefined
      ? output.web === output.path || path.startsWith('static/')
      : /^(static|public)\//.test(path)
  const of = (which: Hit['kind']): Hit[] =>
    hits.filter((hit) => hit.kind === which && (which === 'secret' || isServed(hit.path)))
  const links = files.filter(({ path }) => path.endsWith('.map') && isServed(path))
  const secrets = of('secret').map((hit) =>
    error(
      `${posix.join(where, hit.path)} holds ${hit.what}, for everybody to read; take it out of the build and revoke it (if it is none: build: { allow: [${hit.fingerprint}] })`,
      at(hit.path, hit.line, hit.column),
      'Secret',
    ),
  )
  const paths = of('path').map((hit) =>
    error(
      `${posix.join(where, hit.path)} tells a path of the machine that built it`,
      at(hit.path, hit.line, hit.column),
      'Path',
    ),
  )
  const maps =
    build.sourcemaps || kind === 'server'
      ? []
      : [
          ...links.map(({ path }) =>
            error(
              `${posix.join(where, path)} is a source map: it shows the sources to everybody; build without, or set build: { sourcemaps: true }`,
              at(path),
              'Source map',
            ),
          ),
          ...of('map').map((hit) =>
            error(
              `${posix.join(where, hit.path)} holds a source map: it shows the sources to everybody; build without, or set build: { sourcemaps: true }`,
              at(hit.path, hit.line, hit.column),
              'Source map',
            ),
          ),
        ]
  const sized = await timed(async () =>
    known?.digest === digest && Object.keys(build.budget.file).length === 0
      ? { total: known.sizes, files: new Map<string, Sizes>() }
      : await measure(files, context.signal),
  )
  const over = overruns(build.budget, sized.value, base).map(({ path, message }) =>
    error(`${name}: ${message}`, path === undefined ? configPlace(target, context) : at(path), 'Budget'),
  )
  const { total } = sized.value
  const pages = await timed(async () => await judgePages(target, { output, files, at, context }))
  return {
    checks: [
      whole,
      ...pages.value.map((one) => ({ ...one, durationMs: pages.ms })),
      { ...check('secrets', secrets, ''), durationMs: scanned.ms },
      check('source maps', maps, build.sourcemaps ? 'wanted' : kind === 'server' ? 'not served' : ''),
      check('paths', paths, ''),
      {
        ...check(
          'size',
          over,
          `${formatSize(total.raw)}, gzip ${formatSize(total.gzip)}, Brotli ${formatSize(total.brotli)}`,
        ),
        durationMs: sized.ms,
      },
    ],
    output: { directory: output.directory, files: files.length, digest, size: total, ...(base ? { base } : {}) },
    namesCommit,
    hashes,
  }
}

function builderPaths({ workspace, env }: Context): string[] {
  const home = env['HOME'] || homedir()
  // A short path, such as `/` or `/app`, may stand anywhere.
  return [...new Set([workspace, home])].filter(
    (path) => path.split('/').filter(Boolean).length >= 2 && path.length >= 8,
  )
}

function configPlace(target: Prepared, { workspace }: Context): Place {
  const file = join(target.directory, 'package.json')
  return existsSync(file) ? { file: fromRoot(workspace, file), line: 1 } : {}
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now()
  return { value: await work(), ms: performance.now() - startedAt }
}
