import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { writeFiles } from './testing.ts'
import { readSource } from './source.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'railway-source-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

const files = async (directory: string, uploads: string[] = []): Promise<string[]> =>
  (await readSource(directory, uploads)).entries.filter(({ kind }) => kind === 'file').map(({ path }) => path)

test('ignore files count at every depth, `.railwayignore` beats `.gitignore`, and a deeper one beats one above it', async () => {
  await writeFiles(root, {
    '.gitignore': 'dist/\n*.log\n/only-here.txt\n',
    '.railwayignore': '!dist/\ndocs/\n',
    'dist/server.js': '',
    'docs/guide.md': '',
    'only-here.txt': '',
    'debug.log': '',
    'src/.gitignore': '!kept.log\nsecret-notes.txt\n',
    'src/kept.log': '',
    'src/other.log': '',
    'src/only-here.txt': '',
    'src/secret-notes.txt': '',
    'src/deep/secret-notes.txt': '',
    'node_modules/left-pad/index.js': '',
    'src/node_modules/right-pad/index.js': '',
    '.git/HEAD': '',
    '.hidden': '',
  })

  expect(await files(root)).toEqual([
    '.gitignore',
    '.hidden',
    '.railwayignore',
    'dist/server.js',
    'src/.gitignore',
    'src/kept.log',
    'src/only-here.txt',
  ])
})

test('without `.railwayignore`, the files are those that Git itself would add', async () => {
  await writeFiles(root, {
    '.gitignore': '*.tmp\n!important.tmp\nbuild/\n/root-only\nlogs/**/debug\n\\#odd\nspaced name/\n',
    'a.tmp': '',
    'important.tmp': '',
    'build/x': '',
    'nested/build/x': '',
    'root-only': '',
    'nested/root-only': '',
    'logs/debug': '',
    'logs/a/b/debug': '',
    'logs/a/kept': '',
    '#odd': '',
    'spaced name/x': '',
    'nested/.gitignore': 'private\n!a.tmp\n',
    'nested/private': '',
    'nested/a.tmp': '',
    'größe/ünï.txt': '',
  })
  const git = (...args: string[]): string => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' })
  git('init', '--quiet')
  const expected = git('-c', 'core.quotePath=false', 'ls-files', '--others', '--exclude-standard').trim().split('\n')

  expect((await files(root)).toSorted()).toEqual(expected.toSorted())
})

test('the ignore files above the directory count as far as the repository reaches', async () => {
  await writeFiles(root, {
    '.gitignore': '*',
    'repository/.git/HEAD': '',
    'repository/.gitignore': '.env\napps/api/generated\nbuild\n',
    'repository/apps/api/.env': 'A=b',
    'repository/apps/api/generated/x.js': '',
    'repository/apps/api/server.js': '',
    'repository/build/server.js': '',
  })

  expect(await readSource(join(root, 'repository/apps/api'), [])).toMatchObject({ problems: [] })
  expect(await files(join(root, 'repository/apps/api'))).toEqual(['server.js'])
  // Named by itself, an ignored directory is meant.
  expect(await files(join(root, 'repository/build'))).toEqual(['server.js'])
})

test('directories come before what they hold, and the executable bit is kept', async () => {
  await writeFiles(root, { 'b/run.sh': '#!/bin/sh', 'a.txt': 'x' })
  await mkdir(join(root, 'empty'))
  await chmod(join(root, 'b/run.sh'), 0o750)

  const { entries } = await readSource(root, [])

  expect(entries.map(({ path, kind, executable, size }) => [path, kind, executable, size])).toEqual([
    ['a.txt', 'file', false, 1],
    ['b', 'directory', true, 0],
    ['b/run.sh', 'file', true, 9],
    ['empty', 'directory', true, 0],
  ])
})

test('links are followed within the repository and nowhere else', async () => {
  await writeFiles(root, {
    'outside.txt': '',
    'repository/.git/HEAD': '',
    'repository/packages/shared/index.js': '',
    'repository/api/server.js': '',
  })
  const api = join(root, 'repository/api')
  await symlink('../packages/shared', join(api, 'shared'))
  await symlink('server.js', join(api, 'main.js'))

  expect(await files(api)).toEqual(['main.js', 'server.js', 'shared/index.js'])

  await symlink('../../outside.txt', join(api, 'outside'))
  await symlink('.', join(api, 'loop'))
  await symlink('nowhere', join(api, 'broken'))
  expect((await readSource(api, [])).problems).toEqual([
    expect.stringContaining('broken is a link to nothing'),
    expect.stringContaining('loop is a link to a directory that holds it'),
    expect.stringContaining('outside is a link out of the repository'),
  ])
})

test('secrets are named unless they are ignored or intended, also behind a link with a harmless name', async () => {
  await writeFiles(root, {
    '.railwayignore': 'ignored.pem\n',
    'server.js': '',
    '.env.production': 'A=b',
    '.env.example': 'A=',
    'ignored.pem': '',
    'certs/ca.pem': '',
    '.npmrc': 'save-exact=true',
    'sub/.npmrc': '//packages.example/:_authToken=abcdef',
  })
  await symlink('.env.production', join(root, 'settings.txt'))

  const { problems } = await readSource(root, ['certs/ca.pem'])

  expect(problems).toEqual([
    expect.stringMatching(
      /^railway: \.env\.production, sub\/\.npmrc, settings\.txt would be uploaded and look like a secret; list them/,
    ),
  ])
})

test('a directory that is missing or has nothing to upload is an error', async () => {
  await writeFiles(root, { '.gitignore': '*' })

  expect((await readSource(root, [])).problems).toEqual([expect.stringContaining('no files to upload')])
  expect((await readSource(join(root, 'missing'), [])).problems).toEqual([
    expect.stringContaining('there is no directory'),
  ])
})
