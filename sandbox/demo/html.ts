/** Markup that is safe to put into a page. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Html | readonly Html[]

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Everything that is put in is escaped, unless it was made by this very function. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const texts = parts.map((part, index) => {
    const value = values[index]
    return value === undefined ? part : part + render(value)
  })
  return new Html(texts.join(''))
}

function render(value: Value): string {
  if (value instanceof Html) return value.text
  if (typeof value === 'object') return value.map(({ text }) => text).join('')
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
