/** A user's Node may be 20, the actions' is 24. All else that `init` and `check` need is there already. */
export function completeNode(): void {
  if ('parse' in URL) return
  const parse = (text: string, base?: string): URL | null => (URL.canParse(text, base) ? new URL(text, base) : null)
  Object.assign(URL, { parse })
}
