import { createReadStream, existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar'
import type { Image, Settings, Source, State } from './state.ts'

/** Puts the content of `source` into `folder`; throws with the reason that a build log would give. */
export async function build({
  source,
  folder,
  state,
}: {
  source: Source
  folder: string
  state: State
}): Promise<void> {
  if (source.kind === 'upload') {
    await pipeline(createReadStream(source.archive), extract({ cwd: folder, strict: true })).catch((error: unknown) => {
      throw new Error(`the archive can't be unpacked: ${(error as Error).message}`, { cause: error })
    })
    return
  }
  const from = source.kind === 'image' ? state.images.get(source.image) : source.folder
  if (from === undefined) throw new Error(`manifest for ${(source as { image: string }).image} not found`)
  await cp(from, folder, { recursive: true })
}

export function rootOf(image: Image, { rootDirectory }: Settings): string {
  const root = join(image.folder, rootDirectory ?? '')
  if (!existsSync(root)) throw new Error(`could not find root directory: ${rootDirectory}`)
  return root
}

export async function startCommandOf(root: string, { startCommand }: Settings): Promise<string> {
  const isNpm = startCommand ? /^npm (run )?start$/.test(startCommand) : true
  if (startCommand && !isNpm) return startCommand
  const script = await npmStart(root)
  if (script !== undefined) return script
  if (existsSync(join(root, 'server.js'))) return 'node server.js'
  throw new Error('no start command could be found')
}

async function npmStart(root: string): Promise<string | undefined> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '{}')
  return (JSON.parse(text) as { scripts?: { start?: string } }).scripts?.start
}
