/** Languages of checks that libraries read, each loaded only when a check uses it. */
export type Language = 'regex' | 'jsonpath' | 'xpath' | 'css'

/** What is wrong with an expression, in a few words; nothing when it can be used. */
export async function wrongExpression(language: Language, expression: string): Promise<string | undefined> {
  try {
    await PARSERS[language](expression)
    return undefined
  } catch (error) {
    const { message } = error as Error
    return (
      message
        .split('\n')
        .findLast((line) => /^\w/.test(line))
        ?.replace(/^Error: /, '') ?? message
    )
  }
}

const PARSERS: Record<Language, (expression: string) => unknown> = {
  regex: (expression) => new RegExp(expression, 'mu'),
  jsonpath: async (expression) => (await import('json-p3')).compile(expression),
  async xpath(expression) {
    try {
      const { default: fontoxpath } = await import('fontoxpath/dist/fontoxpath.js')
      fontoxpath.evaluateXPath(expression, null)
    } catch (error) {
      // Codes of this kind are mistakes of the expression itself; others only miss the page.
      if (/\bXPST\d/.test((error as Error).message)) throw error
    }
  },
  css: async (expression) => (await import('css-select')).compile(expression),
}
