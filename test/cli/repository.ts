import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export const PROGRAM = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('../../example', import.meta.url))

export interface Ran {
  code: number | null
  out: string
  err: string
}

export interface RunOptions {
  env?: Record<string, string>
  node?: string
  uid?: number
}

/** A user's repository in a folder of its own, and the built program run in it. */
export interface Repository {
  root: string
  run: (args: string[], options?: RunOptions) => Promise<Ran>
  read: (path: string) => string
  write: (files: Record<string, string>) => void
  remove: () => void
}

export function repository(files: Record<string, string> = {}): Repository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cli-test-')))
  const write = (more: Record<string, string>): void => {
    for (const [path, content] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
  }
  write(files)
  return {
    root,
    write,
    run: async (args, options) => await runIn(root, args, options),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The example application as its author has it before ops-actions: neither `ops.yml` nor workflows. */
export function freshExample(): Repository {
  const made = repository()
  cpSync(EXAMPLE, made.root, { recursive: true, filter: (source) => !/\/(dist|node_modules|\.vercel)$/.test(source) })
  for (const path of ['ops.yml', '.github']) rmSync(join(made.root, path), { recursive: true })
  return made
}

export function start(root: string, args: string[], { env = {}, node = process.execPath, uid }: RunOptions = {}) {
  return spawn(node, [PROGRAM, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: root, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
}

async function runIn(root: string, args: string[], options?: RunOptions): Promise<Ran> {
  const child = start(root, args, options)
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, out, err }
}

export function manifest(fields: object): string {
  return `${JSON.stringify({ name: 'x', private: true, ...fields })}\n`
}
