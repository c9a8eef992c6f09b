import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Problem } from '../problems.ts'

export type Path = readonly (string | number)[]

/** A YAML file as plain values that still know where they stand. */
export interface YamlFile {
  /** Nothing when the file cannot be understood at all. */
  value: unknown
  /** Mistakes of YAML itself, duplicate keys among them. */
  problems: Problem[]
  /** A problem with the key or the value at the path; with what is nearest above it when that is missing. */
  problem: (path: Path, message: string, part?: 'key' | 'value') => Problem
  /** All texts of the file, keys too. */
  texts: () => { text: string; problem: (message: string) => Problem }[]
}

export function readYaml(file: string, source: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })

  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, message }
  }
  const problems = document.errors.map((error) => at(error.pos[0], reason(error.code, error.message)))
  const understood = document.errors.every((error) => error.code === 'DUPLICATE_KEY')

  return {
    value: understood ? toPlain(at) : undefined,
    problems,
    problem: (path, message, part = 'value') => at(locate(path, part), message),
    texts() {
      const texts: ReturnType<YamlFile['texts']> = []
      visit(document, {
        Scalar(_key, { value, range }) {
          if (typeof value !== 'string') return
          texts.push({ text: value, problem: (message) => at(range?.[0] ?? 0, message) })
        },
      })
      return texts
    },
  }

  function toPlain(at: (offset: number, message: string) => Problem): unknown {
    try {
      return document.toJS()
    } catch (error) {
      problems.push(at(0, error instanceof Error ? error.message : String(error)))
      return undefined
    }
  }

  function locate(path: Path, part: 'key' | 'value'): number {
    let node: unknown = document.contents
    let offset = start(node)
    for (const [index, step] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document)
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
        if (!pair) return offset
        const wanted = index === path.length - 1 ? part : 'value'
        offset = wanted === 'value' && hasPlace(pair.value) ? start(pair.value) : start(pair.key)
        node = pair.value
      } else if (isSeq(node)) {
        node = node.items[Number(step)]
        if (!hasPlace(node)) return offset
        offset = start(node)
      } else return offset
    }
    return offset
  }
}

function hasPlace(node: unknown): boolean {
  return (node as Node | null)?.range != null
}

function start(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0
}

function reason(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'this key stands here twice; keep one of them'
  if (code === 'TAB_AS_INDENT') return 'a tab indents this line; YAML knows only blanks'
  return `not YAML: ${message}`
}
