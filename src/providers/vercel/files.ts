import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { Trouble } from '../../help.ts'
import { secretFiles } from '../secret-files.ts'
import { needsNoRules, walk } from './walk.ts'

export interface Source {
  directory: string
  component: string
  prebuilt: boolean
  /** What a prebuilt output must have been built for. */
  target: 'production' | 'preview'
  /** Files that look like secrets and are meant to be uploaded. */
  uploads: string[]
}

const OUTPUT = '.vercel/output'

/** The paths that belong to a deployment, as Vercel's own client chooses them, sorted; never a secret. */
export async function chooseFiles(source: Source, report: (line: string) => void): Promise<string[]> {
  const { directory, component, prebuilt } = source
  const found = await stat(directory).catch(() => undefined)
  if (!found?.isDirectory())
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: the source of ${component}, ${directory}, is no directory`,
    )
  if (prebuilt) await checkOutput(source)

  const paths = (!prebuilt && needsNoRules(directory) ? walk(directory) : await askClient(source, report)).sort()
  if (paths.length === 0) {
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: the source of ${component}, ${directory}, has no files to deploy; check its .vercelignore`,
    )
  }

  const secrets = secretFiles(paths, source.uploads, (path) => readFileSync(join(directory, path), 'utf8'))
  if (secrets.length > 0) {
    const named = secrets.slice(0, 10).join(', ') + (secrets.length > 10 ? ` and ${secrets.length - 10} more` : '')
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: nothing was uploaded, because ${component} would have taken secrets along: ${named}. ` +
        'Name them in .vercelignore, or under `uploads` in ops.yml when they are meant to be uploaded',
    )
  }
  return paths
}

/** The list of Vercel's own client, loaded only here: it takes longer to load than the whole rest of the action. */
async function askClient({ directory, prebuilt }: Source, report: (line: string) => void): Promise<string[]> {
  const { buildFileTree } = await import('@vercel/client')
  const tree = { isDirectory: true, prebuilt, vercelOutputDir: join(directory, OUTPUT) }
  const { fileList, warning } = await buildFileTree(directory, tree, () => undefined)
  if (warning) report(warning)
  const root = resolve(directory) + sep
  return [...new Set(fileList)].map((file) => relativeTo(root, file))
}

/** `relative` takes longer than everything else that is done to a path, and hardly ever more than this is needed. */
function relativeTo(root: string, file: string): string {
  const path = file.startsWith(root) ? file.slice(root.length) : relative(root, file)
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/** What `vercel build` has left behind must be whole and for what it is used for. */
async function checkOutput({ directory, component, target: wanted }: Source): Promise<void> {
  const output = join(directory, OUTPUT)
  const command = wanted === 'production' ? 'vercel build --prod' : 'vercel build'
  const remedy = `run \`${command}\` in ${directory} before this step`
  const config = await stat(join(output, 'config.json')).catch(() => undefined)
  if (!config)
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: ${component} is prebuilt, but ${output} holds no config.json; ${remedy}`,
    )
  const builds = await readFile(join(output, 'builds.json'), 'utf8').catch(() => '{}')
  const { target, error } = JSON.parse(builds) as { target?: string; error?: { message?: string } }
  if (error)
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: the build of ${component} in ${output} has failed: ${error.message ?? 'no reason'}`,
    )
  if (target && target !== wanted) {
    throw new Trouble(
      'files-that-cannot-be-uploaded',
      `vercel: ${output} of ${component} was built for ${target}; ${remedy}`,
    )
  }
}
