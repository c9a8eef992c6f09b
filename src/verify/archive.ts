import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import * as v from 'valibot'
import type { Context } from './context.ts'

const LARGEST = 4 * 1024 ** 3
const DEADLINE_MS = 5 * 60_000

const manifest = v.strictObject({
  version: v.literal(1),
  key: v.string(),
  bytes: v.number(),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  facts: v.record(v.string(), v.unknown()),
})

interface Pack {
  /** What it is kept under; an entry that says otherwise is not trusted. */
  key: string
  /** Directories below the project's root, relative to it, with `/`. */
  paths: readonly string[]
}

export class Untrusted extends Error {}

/** Puts directories into one file of `into`, and beside it what proves that it is whole. */
export async function pack(context: Context, into: string, options: Pack & { facts: object }): Promise<void> {
  const list = join(into, 'list')
  const content = join(into, 'content.tar')
  await writeFile(list, options.paths.map((path) => `./${path}\0`).join(''))
  await tar(context, ['-cf', content, '-C', context.root, '--null', '-T', list])
  await rm(list)
  const { size } = await stat(content)
  if (size > LARGEST) throw new Error(`${Math.round(size / 1e6)} MB are too many to be kept`)
  const facts = { version: 1, key: options.key, bytes: size, sha256: await hashOf(content), facts: options.facts }
  await writeFile(join(into, 'manifest.json'), JSON.stringify(facts))
}

/** Unpacks what `pack` has made, in place of what is there. Throws `Untrusted` before anything is changed. */
export async function unpack(context: Context, from: string, { key, paths }: Pack): Promise<Record<string, unknown>> {
  const content = join(from, 'content.tar')
  const told = await readManifest(from)
  if (told.key !== key) throw new Untrusted('it says that it is something else')
  const info = await stat(content).catch(() => undefined)
  if (!info || info.size !== told.bytes || info.size > LARGEST) throw new Untrusted('it is not as long as it says')
  if ((await hashOf(content)) !== told.sha256) throw new Untrusted('its content is not what it says')
  const names = await tar(context, ['-tf', content])
  const allowed = paths.map((path) => `./${path}`)
  const stranger = names.find(
    (name) => name.split('/').includes('..') || !allowed.some((path) => name === path || name.startsWith(`${path}/`)),
  )
  if (stranger !== undefined) throw new Untrusted('it holds what does not belong there')

  const targets = paths.map((path) => resolve(context.root, path))
  if (targets.some((target) => !target.startsWith(context.root + sep)))
    throw new Untrusted('it leads out of the project')
  await Promise.all(
    targets.map(async (target) => {
      await rm(target, { recursive: true, force: true })
    }),
  )
  try {
    await tar(context, ['-xf', content, '-C', context.root, '--no-same-owner'])
  } catch (error) {
    await Promise.all(
      targets.map(async (target) => {
        await rm(target, { recursive: true, force: true })
      }),
    )
    throw error
  }
  return told.facts
}

/** What an entry says of itself, which `unpack` has to prove. */
export async function readManifest(from: string): Promise<v.InferOutput<typeof manifest>> {
  const file = join(from, 'manifest.json')
  const info = await stat(file).catch(() => undefined)
  if (!info || info.size > 1_000_000) throw new Untrusted('it does not say what it is')
  try {
    return v.parse(manifest, JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new Untrusted('it does not say what it is', { cause })
  }
}

async function tar({ programs, env, root, signal }: Context, args: string[]): Promise<string[]> {
  const lines: string[] = []
  const options = {
    env: { ...env, LC_ALL: 'C' },
    timeoutMs: DEADLINE_MS,
    signal,
    onLine: (line: string) => lines.push(line),
  }
  const { code } = await programs.run({ program: 'tar', args, cwd: root }, options)
  if (code !== 0) throw new Error(`tar ended with ${code ?? 'a signal'}: ${lines.at(-1) ?? ''}`)
  return lines.map((line) => line.replace(/\/$/, ''))
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(part as Buffer)
  return hash.digest('hex')
}
