/** A heading with a list below it. All texts are Markdown already. */
export interface Part {
  title: string
  /** Below the heading, before the list. */
  intro?: string
  items: string[]
}

export interface Page {
  top: string[]
  parts: Part[]
  bottom: string[]
}

export interface Measure {
  /** A list with more items is folded; 0 folds none. */
  collapseAfter: number
  /** Longest text, in characters as GitHub counts them. */
  most: number
  /** Where everything stands, for a page that is cut. */
  restUrl: string | undefined
}

/** The page as Markdown. When it is too long, its last items go, whole, and a line tells how many. */
export function assemble(page: Page, measure: Measure): string {
  const lengths = page.parts.flatMap(({ items }) => items.map(({ length }) => length))
  const all = lengths.length
  let [fits, tooMany] = [0, firstBeyond(lengths, measure.most)]
  if (tooMany === undefined) {
    const whole = textOf(page, { ...measure, kept: all, all })
    if (whole.length <= measure.most) return whole
    tooMany = all
  }
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (textOf(page, { ...measure, kept: middle, all }).length <= measure.most) fits = middle
    else tooMany = middle
  }
  return textOf(page, { ...measure, kept: fits, all })
}

/** The number of items that are too long together, whatever stands between them. */
function firstBeyond(lengths: number[], most: number): number | undefined {
  let sum = 0
  const index = lengths.findIndex((length) => (sum += length) > most)
  return index < 0 ? undefined : index + 1
}

function textOf(
  { top, parts, bottom }: Page,
  { kept, all, collapseAfter, restUrl }: Measure & { kept: number; all: number },
): string {
  let left = kept
  const shown = parts.flatMap(({ title, intro = '', items }) => {
    const some = items.slice(0, left)
    left -= some.length
    return some.length === 0 && items.length > 0 ? [] : [`## ${title}`, intro, ...folded(some, collapseAfter)]
  })
  const rest = restUrl === undefined ? '' : `: [everything](${restUrl})`
  const cut = kept < all ? [`**${all - kept} more did not fit here${rest}**`] : []
  return `${[...top, ...shown, ...cut, ...bottom].filter((block) => block !== '').join('\n\n')}\n`
}

function folded(items: string[], collapseAfter: number): string[] {
  if (collapseAfter === 0 || items.length <= collapseAfter) return [items.join('\n')]
  const [open, closed] = [items.slice(0, collapseAfter), items.slice(collapseAfter)]
  return [open.join('\n'), `<details>\n<summary>${closed.length} more</summary>`, closed.join('\n'), '</details>']
}
