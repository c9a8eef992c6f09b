import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder that is made when it is first needed. */
export interface Folder {
  path(name: string): Promise<string>
  remove(): Promise<void>
}

export function createFolder(): Folder {
  let made: Promise<string> | undefined
  return {
    async path(name) {
      made ??= mkdtemp(join(tmpdir(), 'ops-actions-cache-'))
      return join(await made, name)
    },
    async remove() {
      if (made) await rm(await made, { recursive: true, force: true })
      made = undefined
    },
  }
}
