import type { Blob, Files } from './objects.ts'

export interface FileChange {
  filename: string
  previous?: string
  status: 'added' | 'removed' | 'modified' | 'renamed'
  additions: number
  deletions: number
  patch?: string
  sha: string
}

interface Line {
  kind: ' ' | '-' | '+'
  text: string
}

const CONTEXT = 3
/** Above this many cells a comparison line by line costs too much: everything counts as replaced. */
const CELLS = 4_000_000

export function changesBetween(before: Files, after: Files): FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  const removed = paths.filter((path) => !after.has(path))
  const moved = new Map<string, string>()
  for (const path of paths) {
    if (before.has(path)) continue
    const source = removed.find(
      (old) => before.get(old)?.sha === after.get(path)?.sha && ![...moved.values()].includes(old),
    )
    if (source) moved.set(path, source)
  }
  const changes: FileChange[] = []
  for (const path of paths) {
    const [old, now] = [before.get(path), after.get(path)]
    const previous = moved.get(path)
    if (previous && now) {
      changes.push({ filename: path, previous, status: 'renamed', additions: 0, deletions: 0, sha: now.sha })
    } else if (
      !(old && !now && [...moved.values()].includes(path)) &&
      (old?.sha !== now?.sha || old?.mode !== now?.mode)
    ) {
      changes.push(changeOf(path, old, now))
    }
  }
  return changes
}

function changeOf(filename: string, before: Blob | undefined, after: Blob | undefined): FileChange {
  const status = !before ? 'added' : !after ? 'removed' : 'modified'
  const sha = (after ?? before)?.sha ?? ''
  if ([before, after].some((blob) => blob?.content.includes(0)))
    return { filename, status, additions: 0, deletions: 0, sha }
  const lines = compare(linesOf(before), linesOf(after))
  const patch = patchOf(lines)
  return {
    filename,
    status,
    additions: lines.filter(({ kind }) => kind === '+').length,
    deletions: lines.filter(({ kind }) => kind === '-').length,
    ...(patch !== '' && { patch }),
    sha,
  }
}

function linesOf(blob: Blob | undefined): string[] {
  const lines = blob?.content.toString().split('\n') ?? []
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function compare(before: string[], after: string[]): Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++
  return [
    ...before.slice(0, start).map(same),
    ...compareMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ]
}

const remove = (text: string): Line => ({ kind: '-', text })
const add = (text: string): Line => ({ kind: '+', text })
const same = (text: string): Line => ({ kind: ' ', text })
const range = (line: number, size: number): string => `${size === 0 ? line - 1 : line}${size === 1 ? '' : `,${size}`}`

/** By the longest common subsequence. */
function compareMiddle(before: string[], after: string[]): Line[] {
  if (before.length * after.length > CELLS) return [...before.map(remove), ...after.map(add)]
  const width = after.length + 1
  const length = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number): number => length[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      length[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, now] = [before[i], after[j]]
    if (old !== undefined && old === now) {
      lines.push({ kind: ' ', text: old })
      i++
      j++
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(remove(old))
      i++
    } else if (now !== undefined) {
      lines.push(add(now))
      j++
    }
  }
  return lines
}

function patchOf(lines: Line[]): string {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== ' '),
  )
  const hunks: string[] = []
  let [oldLine, newLine] = [1, 1]
  let hunk: { old: number; new: number; lines: Line[] } | undefined
  const close = (): void => {
    if (!hunk) return
    const count = (kinds: string): number => hunk?.lines.filter(({ kind }) => kinds.includes(kind)).length ?? 0
    hunks.push(
      `@@ -${range(hunk.old, count(' -'))} +${range(hunk.new, count(' +'))} @@`,
      ...hunk.lines.map(({ kind, text }) => kind + text),
    )
    hunk = undefined
  }
  for (const [at, line] of lines.entries()) {
    if (near[at]) {
      hunk ??= { old: oldLine, new: newLine, lines: [] }
      hunk.lines.push(line)
    } else close()
    if (line.kind !== '+') oldLine++
    if (line.kind !== '-') newLine++
  }
  close()
  return hunks.join('\n')
}
