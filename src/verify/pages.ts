import { readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { Checked, Context } from './context.ts'
import type { OutputFile } from './files.ts'
import { check, error, type Place } from './findings.ts'
import type { Output } from './output.ts'
import { missingReferences } from './references.ts'
import { fromRoot } from './scripts.ts'
import type { Prepared } from './target.ts'

interface Pages {
  output: Output
  files: readonly OutputFile[]
  at: (path: string, line?: number, column?: number) => Place
  context: Context
}

/** Only what is served as files has pages that can be followed. */
export async function judgePages(target: Prepared, { output, files, at, context }: Pages): Promise<Checked[]> {
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
