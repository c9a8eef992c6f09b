import type { Change } from '../../release/context.ts'
import type { Git } from './git.ts'
import { splitter } from './splitter.ts'

/** A generated line may be as long as a whole program; what matters stands at the beginning, or nowhere. */
const LONGEST_LINE = 4096
/** No person reads a file with more lines that matter. */
const MOST_LINES = 2000

const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--ignore-submodules']

/** What differs between two commits, with those of the changed lines that matter. */
export async function readChanges(
  git: Git,
  { base, head }: { base: string; head: string },
  matters: (path: string, line: string) => boolean,
): Promise<Change[]> {
  const ends = ['--end-of-options', base, head, '--']
  const paths: string[] = []
  const lines = new Map<string, string[]>()
  const patch = readPatch((path, line) => {
    const known = lines.get(path)
    if ((known?.length ?? 0) >= MOST_LINES || !matters(path, line.slice(1))) return
    if (known) known.push(line)
    else lines.set(path, [line])
  })
  await Promise.all([
    git.stream(
      [...DIFF, '--name-only', '-z', ...ends],
      splitter({ between: 0, most: Infinity }, (path) => paths.push(path)),
    ),
    git.stream([...DIFF, '-U0', ...ends], splitter({ between: 10, most: LONGEST_LINE }, patch)),
  ])
  return paths.map((path) => {
    const found = lines.get(path)
    return { path, ...(found ? { patch: found.join('\n') } : {}) }
  })
}

/** Calls `take` with each added and removed line; between the heads of files, every line begins with a sign of its own. */
function readPatch(take: (path: string, line: string) => void): (line: string) => void {
  let path = ''
  let isHead = false
  return (line) => {
    if (line.startsWith('diff --git ')) {
      isHead = true
      path = ''
    } else if (isHead && line.startsWith('@@')) {
      isHead = false
    } else if (isHead && /^(---|\+\+\+) /.test(line)) {
      const named = unquoted(line.slice(4).replace(/\t$/, ''))
      if (named !== '/dev/null') path = named.slice(2)
    } else if (!isHead && /^[+-]/.test(line)) {
      take(path, line)
    }
  }
}

const ESCAPES: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function unquoted(name: string): string {
  if (!name.startsWith('"')) return name
  return name
    .slice(1, -1)
    .replaceAll(/\\(\d{3}|.)/g, (_, sign: string) =>
      sign.length === 3 ? String.fromCharCode(parseInt(sign, 8)) : (ESCAPES[sign] ?? sign),
    )
}
