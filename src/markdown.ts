/** Text of strangers as one line of plain text in Markdown: it can't break a table, link, ping, refer or show markup. */
export function plain(text: string, most = 300): string {
  return (
    shortened(oneLine(text), most)
      .replaceAll(SPECIAL, (found) => SAFE[found] ?? broken(found))
      // What would begin a list or a heading.
      .replace(/^(\d*)([-+=.)])/, '$1\\$2')
  )
}

/** Has no width, and ends a name, a number and an address. */
const BREAK = '&#8203;'

const SPECIAL = /[&<>\\`*_[\]|~!@$]|#\d?|\bGH-(?=\d)|:\/\/|www\./gi

// GitHub looks for names, numbers and formulas when the Markdown is rendered already, so that no escape hides them.
const SAFE: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': `@${BREAK}`,
  '#': '\\#',
  $: `${BREAK}$${BREAK}`,
  '://': `:${BREAK}//`,
}

function broken(found: string): string {
  if (found.startsWith('#')) return `\\#${BREAK}${found.slice(1)}`
  if (found.endsWith('.')) return `${found.slice(0, -1)}${BREAK}.`
  return found.endsWith('-') ? `${found}${BREAK}` : `\\${found}`
}

/** What people would see of it in one line: nothing that is invisible or reorders text, and no towers of accents. */
export function oneLine(text: string): string {
  // Nearly every title, and the rest costs ten times as much.
  if (/^[ -~]*$/.test(text)) return text.replaceAll(/ {2,}/g, ' ').trim()
  return text
    .toWellFormed()
    .replaceAll(
      /(\p{RGI_Emoji})|([[\s--\uFEFF]\p{Cc}]+)|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gv,
      (_, emoji?: string, blanks?: string) => emoji ?? (blanks ? ' ' : ''),
    )
    .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

function shortened(line: string, most: number): string {
  // Half a character is none.
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF\u200D]$/, '')}…` : line
}

/** Text that is known to be harmless (an id, a commit) as code. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', '')}\``
}

/** Cells are Markdown already. Nothing when there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map(row).join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
