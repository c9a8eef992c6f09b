import { readFile } from 'node:fs/promises'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, posix } from 'node:path'
import { formatSize } from '../size.ts'
import { overruns } from './budget.ts'
import type { Checked, Context, Finding } from './context.ts'
import { listFiles, type OutputFile } from './files.ts'
import { isDirectory, type Output } from './output.ts'
import { missingReferences } from './references.ts'
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
  const at = (path: string, line = 1, column?: number): Pick<Finding, 'file' | 'line' | 'column'> => ({
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

interface Pages {
  output: Output
  files: readonly OutputFile[]
  at: (path: string, line?: number, column?: number) => Pick<Finding, 'file' | 'line' | 'column'>
  context: Context
}

/** Only what is served as files has pages that can be followed. */
async function judgePages(target: Prepared, { output, files, at, context }: Pages): Promise<Checked[]> {
  const { build, kind, name } = target
  if (!build.html || kind === 'server' || !output.web) return []
  const below = output.web === output.path ? '' : `${posix.relative(output.path, output.web)}/`
  const served = files
    .filter(({ path }) => path.startsWith(below))
    .map((file) => ({ ...file, path: file.path.slice(below.length) }))
  const isSite =
    kind === 'site' ||
    served.some(({ path }) => path.endsWith('.html')) ||
    target.manifest?.devDependencies['vite'] !== undefined
  if (!isSite || (below !== '' && served.length === 0)) return []
  if (below === '' && !served.some(({ path }) => path === 'index.html')) {
    const message = `${name}: the output has no index.html at its top; where it needs none, set build: { html: false }`
    return [check('pages', [error(message, { file: posix.join(target.source, 'package.json'), line: 1 })], '')]
  }
  const missing = await missingReferences(served, {
    base: build.base,
    elsewhere: [...build.elsewhere, ...rewrites(target)],
  })
  const findings = await Promise.all(
    missing.map(async ({ path, line, column, reference, target: wanted }) => {
      const place = (await inSource(target, context, reference)) ?? at(below + path, line, column)
      return error(
        `${path} refers to ${JSON.stringify(reference.slice(0, 200))}, and the output has no ${wanted.slice(0, 200)}`,
        place,
        'Reference',
      )
    }),
  )
  const count = served.filter(({ path }) => /\.(html?|css)$/i.test(path)).length
  return [check('pages', findings, `${count} pages and style sheets`)]
}

/** A reference that stands as it is in the page's source is to be mended there. */
async function inSource({ directory }: Prepared, { workspace }: Context, reference: string) {
  for (const page of ['index.html', 'src/index.html', 'public/index.html']) {
    const file = join(directory, page)
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? Infinity
    if (size > 1_000_000) continue
    const lines = (await readFile(file, 'utf8')).split('\n')
    const index = lines.findIndex((line) => line.includes(`"${reference}"`))
    if (index >= 0) {
      return { file: fromRoot(workspace, file), line: index + 1, column: (lines[index]?.indexOf(reference) ?? 0) + 1 }
    }
  }
}

/** Paths that the platform passes on, which no file answers. */
function rewrites({ directory }: Prepared): string[] {
  try {
    const file = statSync(join(directory, 'vercel.json'), { throwIfNoEntry: false })
    if (!file) return []
    const { rewrites: rules = [] } = JSON.parse(readFileSync(join(directory, 'vercel.json'), 'utf8')) as {
      rewrites?: { source?: string }[]
    }
    return rules.flatMap(({ source = '' }) => {
      const glob = source.replaceAll(/\/?\(\.\*\)|\/:\w+\*|\/:\w+\(.*?\)\*?/g, '/**').replaceAll(/:\w+/g, '*')
      // A rule for everything serves a page, and no picture or script.
      return glob === '/**' || glob === '**' ? [] : [glob]
    })
  } catch {
    return []
  }
}

function builderPaths({ workspace, env }: Context): string[] {
  const home = env['HOME'] || homedir()
  // A short path, such as `/` or `/app`, may stand anywhere.
  return [...new Set([workspace, home])].filter(
    (path) => path.split('/').filter(Boolean).length >= 2 && path.length >= 8,
  )
}

function configPlace(target: Prepared, { workspace }: Context): Pick<Finding, 'file' | 'line'> {
  const file = join(target.directory, 'package.json')
  return existsSync(file) ? { file: fromRoot(workspace, file), line: 1 } : {}
}

function error(message: string, place: Pick<Finding, 'file' | 'line' | 'column'>, title?: string): Finding {
  return { severity: 'error', message, ...place, ...(title === undefined ? {} : { title }) }
}

export function check(name: string, findings: Finding[], good: string): Checked {
  const first = findings[0]?.message ?? ''
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''
  const detail = findings.length > 0 ? first + more : good
  return {
    name,
    status: findings.length > 0 ? 'failure' : 'success',
    durationMs: 0,
    ...(detail ? { detail } : {}),
    findings,
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const startedAt = performance.now()
  return { value: await work(), ms: performance.now() - startedAt }
}
