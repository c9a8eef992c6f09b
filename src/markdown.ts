/** Text of strangers as one line of plain text in Markdown: it can't break a table, link, mention or show markup. */
export function plain(text: string, most = 300): string {
  // Control characters and those that reorder text; joined to one line.
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  const cut = line.length > most ? `${line.slice(0, most - 1)}…` : line
  return cut
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~#!]/g, (sign) => `\\${sign}`)
    .replaceAll('@', '&#64;')
    .replaceAll('://', ':&#8203;//')
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
