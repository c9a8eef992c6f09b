import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

export interface Terminal {
  width: number
  /** Coloured only where a person looks at it. */
  paint: (style: Style, text: string) => string
  line: (text?: string) => void
  /** One line, cut at the width. */
  brief: (text: string, style?: Style) => void
  /** Wrapped between words, each line indented. */
  paragraph: (text: string, options?: { indent?: number; style?: Style }) => void
}

export interface Screen {
  isTTY?: boolean | undefined
  columns?: number | undefined
  write(text: string): unknown
}

export function terminal(screen: Screen, env: Record<string, string | undefined>): Terminal {
  const coloured = screen.isTTY === true && !env['NO_COLOR']
  const width = Math.max(60, Math.min(screen.columns || 80, 100))
  const paint = (style: Style, text: string): string =>
    coloured ? styleText(style, text, { validateStream: false }) : text
  const line = (text = ''): void => {
    screen.write(`${text}\n`)
  }
  return {
    width,
    paint,
    line,
    brief(text, style) {
      const cut = text.length > width ? `${text.slice(0, width - 1)}…` : text
      line(style ? paint(style, cut) : cut)
    },
    paragraph(text, { indent = 0, style } = {}) {
      for (const part of wrap(text, width - indent)) {
        line(`${' '.repeat(indent)}${style ? paint(style, part) : part}`)
      }
    },
  }
}

/** Breaks between words; a word that is longer than a line is broken too. */
export function wrap(text: string, width: number): string[] {
  const pieces = text.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + piece.length <= width) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(piece)
  }
  return lines
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** Milliseconds as long as they say more. */
export function duration(ms: number): string {
  return ms < 950 ? `${Math.round(ms)} ms` : seconds(ms)
}
