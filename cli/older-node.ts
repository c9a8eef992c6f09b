/** A user's Node may be 20, the actions' is 24. All else that `init` and `check` need is there already. */
export function completeNode(): void {
  if (!('parse' in URL)) Object.assign(URL, { parse })
}

function parse(text: string, base?: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null
}
