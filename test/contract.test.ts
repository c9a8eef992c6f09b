import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { withTables } from '../scripts/readme-tables.ts'
import { actionFolder, readManifest, runAction } from '../sandbox/runner/runner.ts'
import { withoutHelp } from './help-link.ts'
import { anchorsOf } from './markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const names = readdirSync(join(root, 'actions')).filter((name) => existsSync(join(root, 'actions', name, 'action.yml')))
const GETTER =
  /\binput\s*\.(?:text|optional|secret|flag|choice|count|duration|url|list|pairs|secretPairs|optional[A-Z]\w+)\(\s*'([^']+)'/g
/** Whoever is asked all the same is not there. */
const NOWHERE = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' }

test('there are actions', () => {
  expect(names).toContain('deploy')
})

describe.each(names)('%s', (name) => {
  const folder = actionFolder(name)
  const manifest = readManifest(name)
  const { main, post } = manifest.runs
  const entries = [main, post].flatMap((script) => (script === undefined ? [] : [script]))

  test('runs on Node 24 from dist', () => {
    expect(manifest.runs.using).toBe('node24')
    expect(main).toBe(`../../dist/${name}/index.js`)
    expect(post).toBe(existsSync(join(folder, 'post.ts')) ? `../../dist/${name}/post.js` : undefined)
    for (const script of entries) expect(existsSync(join(folder, script))).toBe(true)
  })

  test('reads each input that it declares, and no other', () => {
    const read = new Set<string>(
      sourcesOf(join(folder, 'main.ts'), join(root, 'actions')).flatMap((text) =>
        [...text.matchAll(GETTER)].map(([, input = '']) => input),
      ),
    )
    expect([...read].toSorted(byName)).toEqual(Object.keys(manifest.inputs).toSorted(byName))
  })

  test('has a way to set each output that it declares', () => {
    const texts = sourcesOf(join(folder, 'main.ts'), root)
    const unset = Object.keys(manifest.outputs).filter((output) => !texts.some((text) => sets(text, output)))
    expect(unset).toEqual([])
  })

  test('describes itself, and every input and output in a sentence of its own', () => {
    expect(manifest.name).not.toBe('')
    const described = [manifest, ...Object.values(manifest.inputs), ...Object.values(manifest.outputs)]
    expect(described.filter(({ description }) => !description || description.endsWith('.'))).toEqual([])
  })

  test('spells its inputs and outputs in kebab-case', () => {
    const spelt = [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)]
    expect(spelt.filter((one) => !/^[a-z]+(-[a-z]+)*$/.test(one))).toEqual([])
  })

  test('has a README whose tables are those of action.yml', async () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    expect(readme).toBe(await withTables(readme, readFileSync(join(folder, 'action.yml'), 'utf8')))
  })

  test('has a README that says what happens when it fails, where its errors lead to', () => {
    expect(anchorsOf(readFileSync(join(folder, 'README.md'), 'utf8'))).toContain('when-it-fails')
  })

  test('starts from its bundle, and refuses what it cannot do before it asks anybody', async () => {
    const result = await runAction(name, { env: NOWHERE, post: true })
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toEqual('status' in manifest.outputs ? { status: 'failure' } : {})
    expect(result.annotations.length).toBeGreaterThan(0)
    for (const { message } of result.annotations) withoutHelp(message)
    expect(result.log).not.toMatch(/Cannot find module|is not a function|is not defined|proxy/)
    expect(result.post?.exitCode ?? 0).toBe(0)
  })
})

test('the root action is the same program as deploy', () => {
  const { inputs, outputs, runs } = readManifest('.')
  const deploy = readManifest('deploy')
  expect({ inputs, outputs }).toEqual({ inputs: deploy.inputs, outputs: deploy.outputs })
  expect(runs).toEqual({ using: 'node24', main: 'dist/deploy/index.js', post: 'dist/deploy/post.js' })
})

test('every folder of dist belongs to an action or to the command line', () => {
  expect(readdirSync(join(root, 'dist')).sort()).toEqual([...names, 'cli', 'lib', 'sandbox'].sort())
})

test('the bundle is small enough to be fetched by every job', () => {
  const files = readdirSync(join(root, 'dist/lib'), { recursive: true, withFileTypes: true })
  const bytes = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12_000_000)
})

test('nothing loads undici, which would double the time that every step takes to start', () => {
  expect(readFileSync(join(root, 'dist/lib/LICENSES.txt'), 'utf8')).not.toMatch(/^undici$/m)
})

function byName(left: string, right: string): number {
  return left.localeCompare(right)
}

/** As a key, or as the end of one that is put together: `${platform}-deployment-id`. */
function sets(text: string, output: string): boolean {
  const key = /^\w+$/.test(output) ? `'?${output}'?` : `'${output}'`
  const ending = output.includes('-') ? `|\\}${output.slice(output.indexOf('-'))}\`` : ''
  return new RegExp(`(^|[\\s{(])${key}\\s*[:,]${ending}`, 'm').test(text)
}

/** The texts of a file and of all that it imports, as far as they lie below `folder`. */
function sourcesOf(file: string, folder: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !file.startsWith(folder)) return []
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const imports = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g)].map(([, path = '']) => path)
  return [text, ...imports.flatMap((path) => sourcesOf(join(dirname(file), path), folder, seen))]
}
