import { randomBytes } from 'node:crypto'

/** Sorts by time, names the commit, and is unique: `20261122-221530-ab12cd3-9f1c`. */
export function newReleaseId(commit: string, now = new Date()): string {
  const [day = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split(/[T.]/)
  return `${day}-${time}-${commit.slice(0, 7)}-${randomBytes(2).toString('hex')}`
}
