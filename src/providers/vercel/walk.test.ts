import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { buildFileTree } from '@vercel/client'
import { needsNoRules, walk } from './walk.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'walk-test-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), path)
  }
}

// prettier-ignore
const LEFT_OUT = [
  '.hg', '.git', '.gitmodules', '.svn', '.cache', '.next', '.now', '.vercel', '.npmignore', '.dockerignore',
  '.gitignore', '.a.swp', '..swp', '.DS_Store', '.wafpicke-7', '.wafpicke-', '.lock-wscript', '.env.local',
  '.env.x.local', '.env..local', '.venv', '.pnp.cjs', '.pnp', 'npm-debug.log', 'config.gypi', 'node_modules',
  '__pycache__', 'venv', 'CVS',
]
// prettier-ignore
const SIMILAR = [
  '.yarn', '.yarn/cache', 'cache', 'a.swp', '.swp', '.env', '.env.local.txt', 'x.env.local', '.gitkeep', 'hg',
  '.nextjs', 'git', 'pnp.cjs', 'npm-debug.log.1', 'venv2', '.vercelignore.txt', 'node_modules.txt', 'ünder', 'a b',
]

test("chooses what Vercel's own client chooses", async () => {
  const names = [...LEFT_OUT, ...SIMILAR.filter((name) => name !== '.yarn')]
  const variants = names.flatMap((name) => [name, name.toUpperCase()])
  write(...variants.map((name) => `file/${name}`))
  write(...variants.map((name) => `folder/${name}/inside.txt`), ...variants.map((name) => `only/${name}-/${name}/a`))
  write(...variants.filter((name) => name !== '.vercel').map((name) => `${name}/top.txt`))
  mkdirSync(join(root, 'empty/deep'), { recursive: true })
  symlinkSync('folder', join(root, 'link'))
  symlinkSync('nowhere', join(root, 'broken'))

  const { fileList } = await buildFileTree(root, { isDirectory: true }, () => undefined)

  expect(needsNoRules(root)).toBe(true)
  expect(walk(root).sort()).toEqual(fileList.map((file) => relative(root, file)).sort())
})

test.each(['.vercelignore', '.nowignore', 'Cargo.toml', '.vercel/routes.json'])('%s is left to that client', (path) => {
  write('a.txt', path)

  expect(needsNoRules(root)).toBe(false)
})
