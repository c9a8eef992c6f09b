import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readGit } from './git.ts'

let home = ''
let root = ''

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'git-test-')))
  root = join(home, 'work')
  git(home, 'init', '-q', '-b', 'trunk', root)
  git(root, 'commit', '-q', '--allow-empty', '-m', 'first')
})

afterEach(() => {
  rmSync(home, { recursive: true, force: true })
})

function git(cwd: string, ...args: string[]): string {
  const as = ['-c', 'user.name=a', '-c', 'user.email=a@b.example']
  return execFileSync('git', [...as, ...args], { cwd, encoding: 'utf8' }).trim()
}

test.each([
  ['git@github.com:acme/shop.git', 'acme/shop'],
  ['https://github.com/acme/shop', 'acme/shop'],
  ['ssh://git@github.com:22/acme/shop.js.git/', 'acme/shop.js'],
  ['https://gitlab.com/acme/shop.git', undefined],
])('the remote %s is %s', (url, repository) => {
  git(root, 'remote', 'add', 'origin', url)
  expect(readGit(root)).toMatchObject({ repository, branch: 'trunk', commit: git(root, 'rev-parse', 'HEAD') })
})

test('the default branch is that of the remote, whichever is checked out', () => {
  const clone = join(home, 'clone')
  git(home, 'clone', '-q', root, clone)
  git(clone, 'checkout', '-q', '-b', 'feature')
  expect(readGit(clone).branch).toBe('trunk')
})

test('without a remote it is main where there is one, packed or not', () => {
  git(root, 'branch', 'main')
  expect(readGit(root).branch).toBe('main')
  git(root, 'pack-refs', '--all')
  expect(readGit(root)).toMatchObject({ branch: 'main', commit: git(root, 'rev-parse', 'HEAD') })
})

test('a worktree has its own commit and the remote of all', () => {
  const worktree = join(home, 'tree')
  git(root, 'remote', 'add', 'origin', 'https://github.com/acme/shop')
  git(root, 'worktree', 'add', '-q', '--detach', worktree)
  git(worktree, 'commit', '-q', '--allow-empty', '-m', 'second')
  const commit = git(worktree, 'rev-parse', 'HEAD')
  expect(readGit(worktree)).toMatchObject({ repository: 'acme/shop', commit, rootAbove: undefined })
})

test('below the root it says where that is', () => {
  mkdirSync(join(root, 'apps/web'), { recursive: true })
  expect(readGit(join(root, 'apps/web')).rootAbove).toBe(root)
})

test('no repository is none', () => {
  expect(readGit(home)).toEqual({ repository: undefined, branch: 'main', commit: undefined, rootAbove: undefined })
})
