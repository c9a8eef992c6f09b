import { constants, lstatSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import * as v from 'valibot'
import { Trouble } from '../help.ts'
import { type VerifyReport, verifyReport } from '../verify/report.ts'

/** A real one has a few kilobytes. */
const MOST_BYTES = 1024 * 1024

/**
 * A report that anybody may have written: no more of it is read than is allowed, no link is followed, and no message
 * repeats what stands in it. Nothing where there is no file.
 */
export async function readReport(path: string, workspace: string): Promise<VerifyReport | undefined> {
  const file = resolve(workspace, path)
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (!found) return undefined
  if (throughLink(file, workspace))
    throw new Trouble('it-is-not-what-was-verified', `${path} is, or lies behind, a symbolic link; none is followed`)
  if (!found.isFile()) throw new Error(`${path} is no file`)
  return parse(path, await readSome(path, file))
}

async function readSome(path: string, file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const buffer = Buffer.alloc(MOST_BYTES + 1)
    let used = 0
    for (let got = 1; got > 0 && used < buffer.length; used += got) {
      got = (await handle.read(buffer, used, buffer.length - used)).bytesRead
    }
    if (used > MOST_BYTES)
      throw new Trouble(
        'it-is-not-what-was-verified',
        `${path} has more than ${MOST_BYTES / 1024} KiB; a report never does`,
      )
    return buffer.toString('utf8', 0, used)
  } finally {
    await handle.close()
  }
}

function throughLink(file: string, workspace: string): boolean {
  const inside = relative(workspace, file)
  const parts = inside.startsWith('..') ? [] : dirname(inside).split(sep)
  const folders = parts.map((_, index) => join(workspace, ...parts.slice(0, index + 1)))
  return [...folders, file].some((one) => lstatSync(one).isSymbolicLink())
}

function parse(path: string, text: string): VerifyReport {
  let value: unknown
  try {
    value = JSON.parse(text) as unknown
  } catch {
    throw new Error(`${path} is not JSON`)
  }
  const { success, output, issues } = v.safeParse(verifyReport, value, { abortEarly: true })
  if (success) return output
  // Its own keys are in the path as well.
  const where = issues[0].path?.[0]?.key
  const known = typeof where === 'string' && where in verifyReport.entries ? ` (see "${where}")` : ''
  throw new Error(`${path} is not the report of a verification${known}`)
}
