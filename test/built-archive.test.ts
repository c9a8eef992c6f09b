import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Header } from 'tar/header'
import { gzipSync } from 'node:zlib'
import { parse } from 'yaml'

interface Job {
  steps: { name: string; run?: string }[]
}

/** The very lines of the workflow. */
async function script(job: string, step: string): Promise<string> {
  const text = await readFile(new URL('../.github/workflows/pipeline.yml', import.meta.url), 'utf8')
  const { jobs } = parse(text) as { jobs: Record<string, Job> }
  return jobs[job]?.steps.find(({ name }) => name === step)?.run ?? ''
}

let home: string
let workspace: string
let temp: string

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'ops-actions-archive-')))
  workspace = join(home, 'workspace')
  temp = join(home, 'temp')
  await mkdir(join(workspace, '.git/hooks'), { recursive: true })
  await mkdir(join(temp, 'verified'), { recursive: true })
  await writeFile(join(workspace, 'ops.yml'), 'the commit’s')
  await writeFile(join(workspace, '.git/config'), 'the commit’s')
})
afterEach(async () => {
  await rm(home, { recursive: true, force: true })
})

async function run(job: string, step: string, env: Record<string, string> = {}): Promise<void> {
  execFileSync('bash', ['-e', '-c', await script(job, step)], {
    cwd: workspace,
    env: { PATH: process.env['PATH'], RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, ...env },
    stdio: 'pipe',
  })
}

async function unpack(...members: Buffer[]): Promise<string[]> {
  await writeFile(join(temp, 'verified/built.tgz'), gzipSync(Buffer.concat([...members, Buffer.alloc(1024)])))
  // Whether tar complains or leaves it out in silence, nothing is where it should not be.
  await run('deploy', 'Unpack what was built').catch(() => undefined)
  const files = await readdir(home, { recursive: true, withFileTypes: true })
  return files
    .filter((entry) => !entry.isDirectory() && !entry.parentPath.startsWith(temp))
    .map(({ parentPath, name }) => join(parentPath, name).slice(home.length + 1))
    .toSorted((left, right) => left.localeCompare(right))
}

const UNTOUCHED = ['workspace/.git/config', 'workspace/ops.yml']

test('what was built comes as it was: hidden files, permissions, odd names and links', async () => {
  const output = join(workspace, 'my web/dist')
  await mkdir(join(output, '.well-known'), { recursive: true })
  await writeFile(join(output, '.well-known/x'), 'hidden')
  await writeFile(join(output, '--checkpoint-action=exec=sh'), 'a name', { mode: 0o755 })
  execFileSync('ln', ['-s', '.well-known/x', join(output, 'link')])
  await run('verify', 'Pack what was built', { DIRECTORIES: 'my web/dist' })
  await rm(output, { recursive: true })
  execFileSync('mv', [join(temp, 'built.tgz'), join(temp, 'verified')])

  await run('deploy', 'Unpack what was built')

  const list = execFileSync('find', [output, '-type', 'f', '-printf', '%P %m\n'], { encoding: 'utf8' })
  expect(list.trim().split('\n').toSorted()).toEqual(['--checkpoint-action=exec=sh 755', '.well-known/x 644'])
  expect(await readFile(join(output, 'link'), 'utf8')).toBe('hidden')
})

test.each([
  ['a file of the commit', [file('ops.yml')]],
  ['a file of the commit, by way of the directory itself', [file('./x/../ops.yml')]],
  ['a file of the commit, by a hard link', [link('a', 'ops.yml', 'Link'), file('a')]],
  ['a file of the commit, by a link', [link('a', 'ops.yml', 'SymbolicLink'), file('a')]],
  ['git’s own settings', [file('.git/config')]],
  ['a hook of git', [file('.git/hooks/post-checkout'), file('./.git/hooks/post-merge')]],
  ['a hook of git, by a link to its folder', [link('a', '.git/hooks', 'SymbolicLink'), file('a/post-checkout')]],
  ['a hook of git, by a link and a folder of one name', [link('a', '.git', 'SymbolicLink'), file('a/hooks/x')]],
  ['a file outside', [file('../outside'), file('a/../../outside')]],
  ['a file outside, by a link', [link('a', '..', 'SymbolicLink'), file('a/outside')]],
])('an archive can’t write %s', async (_, members) => {
  const files = await unpack(...members)

  expect(files.filter((path) => !/^workspace\/a(\/|$)/.test(path))).toEqual(UNTOUCHED)
  expect(await readFile(join(workspace, 'ops.yml'), 'utf8')).toBe('the commit’s')
  expect(await readFile(join(workspace, '.git/config'), 'utf8')).toBe('the commit’s')
})

test('an archive with nothing amiss would have been unpacked by these tests', async () => {
  expect(await unpack(file('web/dist/index.html'))).toEqual([...UNTOUCHED, 'workspace/web/dist/index.html'])
})

function file(path: string): Buffer {
  const content = Buffer.alloc(512, 'hostile ')
  return Buffer.concat([encoded({ path, size: content.length, type: 'File' }), content])
}

function link(path: string, linkpath: string, type: 'Link' | 'SymbolicLink'): Buffer {
  return encoded({ path, linkpath, size: 0, type })
}

function encoded(fields: ConstructorParameters<typeof Header>[0]): Buffer {
  const block = Buffer.alloc(512)
  new Header({ mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), ...(fields as object) }).encode(block)
  return block
}
