import { existsSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { Finding } from './context.ts'

const MOST = 50

/** Reads what a program prints for mistakes with a place in the repository. */
export interface Reader {
  take: (line: string) => void
  /** In the order in which they were printed, each place once. */
  findings: () => Finding[]
}

export interface ReaderOptions {
  /** Directories that printed paths may be relative to; the first that has the file counts. */
  from: readonly string[]
  /** Nothing outside of it is of interest. */
  workspace: string
}

type Place = Pick<Finding, 'file' | 'line' | 'column'>

const TYPESCRIPT =
  /^(?<file>.+?)(?:\((?<line>\d+),(?<column>\d+)\):|:(?<line2>\d+):(?<column2>\d+) -) (?<severity>error|warning) (?<title>TS\d+): (?<message>.*)$/
const STYLISH = /^\s+(\d+):(\d+)\s+(error|warning)\s+(.+?)(?:\s{2,}(\S+))?$/
/** rollup: `src/App.tsx (3:9): "x" is not exported by "src/x.ts"` */
const ROLLUP = /^(?:\[?!?\]?\s*)?(?:\([\w\s]+\)\s*)?(?<file>[^\s(]+) \((?<line>\d+):(?<column>\d+)\): (?<message>.+)$/
/** esbuild and oxlint tell the message first, and then the place on a line of its own. */
const HEADLINE = /^\s*(?:[✘×✖x⚠!]|\[ERROR\]|✘ \[ERROR\])\s+(?:\[(?:ERROR|WARNING)\]\s+)?(?<message>\S.*)$/u
const PLACE_ALONE =
  /^\s*(?:[╭,][─-]*\[(?<boxed>[^\]]+?):(?<line>\d+):(?<column>\d+)\]|(?<file>[^\s:]+\.\w+):(?<line2>\d+):(?<column2>\d+):?)\s*$/u
const GENERIC =
  /^\s*(?:(?:error|warning|fatal)\b[: ]\s*)?(?<file>(?:file:\/\/)?[^\s:()'"]+\.\w+):(?<line>\d+):(?<column>\d+)(?::| -)?\s+(?<message>\S.*)$/i
const BIOME = /^(?<file>\S+\.\w+):(?<line>\d+):(?<column>\d+) (?<message>(?:lint|assist|parse|format)\S*)/
const PRETTIER = /^\[(?:warn|error)\] (?<file>\S.*\.\w+)(?:: (?<message>.*))?$/
const UNRESOLVED =
  /(?:failed to resolve import|Could not resolve|Cannot find module|Failed to resolve import) ["'](?<what>[^"']+)["'] (?:from|imported from) ["'](?<file>[^"']+)["']/
const VITE_FILE = /^\s*(?:file|File): (?<file>\S.*?\.\w+)(?::(?<line>\d+):(?<column>\d+))?(?:\?\S*)?$/

const TEST_TITLE =
  /^\s*(?:● (?<jest>\S.*)|FAIL {2}\S+(?: \[.*\])? > (?<vitest>.+)|(?:✖|✗) (?<node>.+?)(?: \(\d[\d.]*ms\))?|not ok \d+ - (?<tap>.+))$/u
const FAILED_FILE = /^\s*FAIL {1,2}(?:\|?[\w@/-]+\|? )?(?<file>\S+\.\w+)/
const TEST_AT = /^(?:test at |\s*location: ')(?<file>\S.*?):(?<line>\d+):(?<column>\d+)'?$/
const ERROR = /^\s*(?:Uncaught )?(?<name>[A-Z]?\w*(?:Error|Exception|Assertion\w*))(?: \[\w+\])?: (?<message>\S.*)$/
const EXPECT = /^\s*(?<message>expect\(.*\)\.\S.*)$/
const FRAME = /^\s*(?:at (?:.*?\()?|❯ (?:\S+ )?)(?<file>(?:file:\/\/)?[^\s()]+?):(?<line>\d+):(?<column>\d+)\)?$/u

export function readerOf(options: ReaderOptions): Reader {
  const findings: Finding[] = []
  let listed: string | undefined
  let headline = ''
  let thrown = ''
  let test: { title: string; file: Place | undefined } | undefined
  let suite: Place | undefined

  function note(place: Place | undefined, message: string, more: Partial<Finding> = {}): boolean {
    if (!place || findings.length >= MOST) return false
    const same = findings.some(
      (one) => one.file === place.file && one.line === place.line && one.column === place.column,
    )
    if (!same) findings.push({ severity: 'error', message: message.trim().slice(0, 500), ...place, ...more })
    return true
  }

  function placeOf(groups: Record<string, string | undefined> = {}): Place | undefined {
    const file = fileOf(groups['file'] ?? groups['boxed'] ?? '', options)
    const line = Number(groups['line'] ?? groups['line2'] ?? 0)
    const column = Number(groups['column'] ?? groups['column2'] ?? 0)
    return file === undefined ? undefined : { file, ...(line ? { line } : {}), ...(column ? { column } : {}) }
  }

  /** Told by a tool whose form is known for sure. */
  function takeTool(line: string): boolean {
    const typescript = TYPESCRIPT.exec(line)?.groups
    if (typescript) return note(placeOf(typescript), typescript['message'] ?? '', severityOf(typescript))
    const [, row, column, severity, message = '', rule] = STYLISH.exec(line) ?? []
    if (row !== undefined && listed !== undefined) {
      const title = rule === undefined ? {} : { title: rule }
      const place = { file: listed, line: Math.max(1, Number(row)), column: Math.max(1, Number(column)) }
      return note(place, message, { severity: severity === 'warning' ? 'warning' : 'error', ...title })
    }
    const unresolved = UNRESOLVED.exec(line)?.groups
    if (unresolved) {
      const place = placeOf(unresolved)
      return note(place && { ...place, ...lineWith(place, unresolved['what'] ?? '', options) }, line)
    }
    const rollup = ROLLUP.exec(line)?.groups ?? BIOME.exec(line)?.groups
    if (rollup) return note(placeOf(rollup), rollup['message'] ?? '')
    const prettier = PRETTIER.exec(line)?.groups
    const unformatted = prettier && placeOf(prettier)
    return unformatted
      ? note({ line: 1, ...unformatted }, prettier['message'] ?? 'is not formatted as Prettier does')
      : false
  }

  function takeTest(line: string): boolean {
    const failed = FAILED_FILE.exec(line)?.groups
    if (failed) suite = placeOf(failed)
    const at = TEST_AT.exec(line)?.groups
    if (at) {
      suite = placeOf(at)
      if (test) test.file = suite
      return true
    }
    const titled = TEST_TITLE.exec(line)?.groups
    const title = titled && (titled['jest'] ?? titled['vitest'] ?? titled['node'] ?? titled['tap'])
    if (title !== undefined) {
      closeTest()
      // The heading of a list, not a test.
      if (!/^failing tests:?$/.test(title)) test = { title, file: suite }
      thrown = ''
      return true
    }
    return false
  }

  /** A test that never told where it failed. */
  function closeTest(): void {
    if (test?.file) note({ line: 1, ...test.file }, `${test.title}${thrown ? `: ${thrown}` : ''}`, { title: 'Test' })
    test = undefined
  }

  function takeTrace(line: string): boolean {
    const error = (ERROR.exec(line) ?? EXPECT.exec(line))?.groups
    if (error) {
      thrown ||= `${error['name'] ? `${error['name']}: ` : ''}${error['message'] ?? ''}`
      return true
    }
    const frame = FRAME.exec(line)?.groups
    if (!frame) return false
    const place = placeOf(frame)
    if (!place || (test === undefined && thrown === '')) return true
    const message = test ? `${test.title}${thrown ? `: ${thrown}` : ''}` : thrown
    note(place, message, { title: test ? 'Test' : 'Error' })
    test = undefined
    thrown = ''
    return true
  }

  return {
    take(raw) {
      const line = stripVTControlCharacters(raw).trimEnd()
      if (line === '' || line.length > 4_000) return
      if (takeTool(line) || takeTrace(line)) return
      const alone = PLACE_ALONE.exec(line)?.groups
      const unnamed = alone ?? VITE_FILE.exec(line)?.groups
      if (unnamed) {
        if (headline !== '' || thrown !== '') note(placeOf(unnamed), headline || thrown)
        headline = ''
        return
      }
      if (takeTest(line)) {
        headline = HEADLINE.exec(line)?.groups?.['message'] ?? ''
        return
      }
      const head = HEADLINE.exec(line)?.groups?.['message']
      if (head !== undefined) headline = head
      const generic = GENERIC.exec(line)?.groups
      if (generic && /\berror|warn|expected|unexpected|cannot|missing|undefined|invalid|fail/i.test(line)) {
        const severity = /\bwarn/i.test(line) && !/\berror/i.test(line) ? 'warning' : 'error'
        note(placeOf(generic), (generic['message'] ?? '').replace(/^(ERROR|error):? /, ''), { severity })
        return
      }
      // ESLint tells the file first, on a line of its own, and then what is wrong in it.
      if (/^\S.*\.\w+$/.test(line)) listed = fileOf(line, options)
    },
    findings() {
      closeTest()
      return findings
    },
  }
}

function severityOf(groups: Record<string, string | undefined>): Partial<Finding> {
  return { severity: groups['severity'] === 'warning' ? 'warning' : 'error', title: groups['title'] }
}

/** From the repository's root; nothing when there is no such file, or it isn't one of its own. */
function fileOf(printed: string, { from, workspace }: ReaderOptions): string | undefined {
  let path = printed.trim().replace(/\?.*$/, '')
  if (path === '' || path.length > 500 || path.includes('\0')) return undefined
  if (path.startsWith('file://')) {
    try {
      path = fileURLToPath(path)
    } catch {
      return undefined
    }
  }
  for (const folder of isAbsolute(path) ? [''] : from) {
    const file = resolve(folder, path)
    const inside = relative(workspace, file).split(sep).join('/')
    if (inside === '' || inside.startsWith('../') || /(^|\/)node_modules\//.test(inside)) continue
    if (existsSync(file) && statSync(file).isFile()) return inside
  }
  return undefined
}

function lineWith({ file = '' }: Place, text: string, { workspace }: ReaderOptions): Place {
  const lines = readFileSync(join(workspace, file), 'utf8').split('\n')
  const index = lines.findIndex((line) => line.includes(text))
  return index < 0 ? { line: 1 } : { line: index + 1, column: (lines[index]?.indexOf(text) ?? 0) + 1 }
}
