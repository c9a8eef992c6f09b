/** As many rows of a table as there is room for: escaped, a text may be eight times as long as it was. */
export function fitting(rows: readonly string[][], most: { rows: number; characters: number }): string[][] {
  let left = most.characters
  const fits: string[][] = []
  for (const row of rows.slice(0, most.rows)) {
    left -= row.join(' | ').length
    if (left < 0) break
    fits.push(row)
  }
  return fits
}

export function others(all: readonly unknown[], shown: readonly unknown[]): string {
  return all.length > shown.length ? `and ${all.length - shown.length} more` : ''
}
