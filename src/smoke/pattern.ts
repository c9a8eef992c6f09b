import { runInNewContext } from 'node:vm'

const MOST_MS = 1_000
/** Shorter ones are over soon, whatever the expression. */
const HARMLESS = 24

/**
 * The first group of what the expression finds, or all that it finds. What is searched comes from outside and may have
 * been made to keep the expression busy for ever, so the search has a deadline. Throws when it is over.
 */
export function firstMatch(expression: string, text: string): string | undefined {
  const match = text.length < HARMLESS ? new RegExp(expression, 'mu').exec(text) : search(expression, text)
  return match?.[1] ?? match?.[0]
}

function search(expression: string, text: string): RegExpExecArray | null {
  try {
    const result: unknown = runInNewContext(
      `new RegExp(expression, 'mu').exec(text)`,
      { expression, text },
      { timeout: MOST_MS },
    )
    return result as RegExpExecArray | null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new Error(`to search it for ${expression} takes more than ${MOST_MS / 1_000} s`, { cause: error })
  }
}
