import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { setImmediate as breathe } from 'node:timers/promises'
import type { KnownSecret } from './context.ts'
import { type OutputFile, treeDigest } from './files.ts'
import { tokensIn } from './tokens.ts'

export interface ScanOptions {
  secrets: readonly KnownSecret[]
  /** Directories of the machine that no visitor should read of. */
  builderPaths: readonly string[]
  /** Full SHA; whether the output depends on it decides how long it may be kept. */
  commit: string
  allow: readonly string[]
}

export interface Hit {
  kind: 'secret' | 'path' | 'map'
  path: string
  line: number
  column: number
  /** What was found, without its value. */
  what: string
  /** Tells secrets apart without telling them. */
  fingerprint: string
}

export interface Scan {
  /** SHA-256 over all paths and contents. */
  digest: string
  /** Of each file, by its path. */
  hashes: Map<string, string>
  hits: Hit[]
  /** The commit stands in it. */
  namesCommit: boolean
}

const BLOCK = 1024 * 1024
/** Longer than anything that is looked for, so that a block's edge cuts nothing in two unseen. */
const OVERLAP = 16 * 1024
const MOST_HITS = 50

interface Needle {
  kind: Hit['kind'] | 'commit'
  /** Byte by byte: as Latin-1. */
  text: string
  what: string
  /** Of a secret, its value as it is. */
  value: string
}

/** Reads every file once, whatever its size, in one buffer: its hash, and what should not be in it. */
export async function scan(files: readonly OutputFile[], options: ScanOptions): Promise<Scan> {
  const needles = needlesOf(options)
  const allowed = new Set(options.allow)
  const digest = treeDigest()
  const hashes = new Map<string, string>()
  const hits: Hit[] = []
  let namesCommit = false
  const buffer = Buffer.allocUnsafeSlow(OVERLAP + BLOCK)
  let read = 0

  for (const file of files) {
    const { hash, found } = readFile(file, buffer, needles)
    hashes.set(file.path, hash)
    digest.add(file.path, hash)
    for (const one of found) {
      if (one.kind === 'commit') namesCommit = true
      else if (hits.filter(({ kind }) => kind === one.kind).length < MOST_HITS && !allowed.has(one.fingerprint)) {
        hits.push({ ...one, kind: one.kind, path: file.path, ...placeOf(file.file, one.offset) })
      }
    }
    // A cancellation must be heard between files.
    if ((read += file.size + 4096) > 8 * BLOCK) {
      read = 0
      await breathe()
    }
  }
  return { digest: digest.end(), hashes, hits, namesCommit }
}

interface Found {
  kind: Needle['kind']
  offset: number
  what: string
  fingerprint: string
}

function readFile({ file, path }: OutputFile, buffer: Buffer, needles: Needles): { hash: string; found: Found[] } {
  const hash = createHash('sha256')
  const found: Found[] = []
  const descriptor = openSync(file, 'r')
  try {
    // Of the last block, at the beginning of the buffer.
    let kept = 0
    let start = 0
    for (;;) {
      const size = readSync(descriptor, buffer, kept, BLOCK, null)
      hash.update(buffer.subarray(kept, kept + size))
      const end = kept + size
      const isLast = size < BLOCK
      look(buffer.subarray(0, end), start, isLast)
      if (isLast) break
      const keep = Math.min(OVERLAP, end)
      buffer.copyWithin(0, end - keep, end)
      start += end - keep
      kept = keep
    }
  } finally {
    closeSync(descriptor)
  }
  return { hash: hash.digest('hex'), found }

  function look(block: Buffer, start: number, isLast: boolean): void {
    // Only the kept end of a block is looked at twice; what was cut there is whole now.
    const text = block.toString('latin1')
    for (const match of text.matchAll(needles.pattern)) {
      const needle = needles.byText.get(match[0])
      if (needle)
        note({
          kind: needle.kind,
          offset: start + match.index,
          what: needle.what,
          fingerprint: fingerprintOf(needle.value),
        })
    }
    for (const { kind, value, index } of tokensIn(text)) {
      if (!isLast && index + value.length === text.length) continue
      note({ kind: 'secret', offset: start + index, what: kind, fingerprint: fingerprintOf(value) })
    }
    if (/\.[cm]?js$|\.css$/.test(path)) {
      const at = block.indexOf('sourceMappingURL=data:application/json')
      if (at >= 0) note({ kind: 'map', offset: start + at, what: 'a source map inside', fingerprint: '' })
    }
  }

  function note(one: Found): void {
    // Of all but secrets, one in each file says enough, and must not hide another.
    const alike = found.filter(({ kind }) => kind === one.kind)
    if (alike.length >= (one.kind === 'secret' ? MOST_HITS : 1)) return
    // A secret that is known by name is told by its name, whatever it looks like as well.
    const known = alike.some(({ offset }) => Math.abs(offset - one.offset) < 4)
    if (!known) found.push(one)
  }
}

interface Needles {
  /** One expression for all, because to look for each takes as long as for all. */
  pattern: RegExp
  byText: Map<string, Needle>
}

function needlesOf({ secrets, builderPaths, commit }: ScanOptions): Needles {
  const all = [
    ...secrets.flatMap(({ name, value }) =>
      formsOf(value).map((form) => needle('secret', form, `the value of ${name}`, value)),
    ),
    ...builderPaths.map((path) => needle('path', path, 'a path of the machine that built it')),
    needle('commit', commit.slice(0, 7), ''),
  ]
  const byText = new Map(all.toReversed().map((one) => [one.text, one]))
  // The longest first: a path may begin another one.
  const texts = [...byText.keys()].toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(
    texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)).join('|'),
    'g',
  )
  return { pattern, byText }
}

function needle(kind: Needle['kind'], text: string, what: string, value = text): Needle {
  return { kind, text: Buffer.from(text).toString('latin1'), what, value }
}

/** As it is, and as it comes through the usual ways of writing it down. */
function formsOf(value: string): string[] {
  const escaped = JSON.stringify(value).slice(1, -1)
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '')
  return [...new Set([value, escaped, encodeURIComponent(value), ...(value.length >= 12 ? [base64] : [])])]
}

export function fingerprintOf(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 12)
}

function placeOf(file: string, offset: number): { line: number; column: number } {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(256 * 1024)
    let [line, lineStart, at] = [1, 0, 0]
    while (at < offset) {
      const size = readSync(descriptor, buffer, 0, Math.min(buffer.length, offset - at), at)
      if (size === 0) break
      const block = buffer.subarray(0, size)
      for (let next = block.indexOf(10); next >= 0; next = block.indexOf(10, next + 1)) {
        line++
        lineStart = at + next + 1
      }
      at += size
    }
    return { line, column: offset - lineStart + 1 }
  } finally {
    closeSync(descriptor)
  }
}
