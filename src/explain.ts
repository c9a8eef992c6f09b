import { redact } from './redact.ts'

/** What went wrong, for people: the message, then each cause on a line of its own. Never a secret, never a stack. */
export function explain(error: unknown): string {
  const lines: string[] = []
  const seen = new Set<unknown>()
  tell(error, '')
  return redact(lines.join('\n'))

  function tell(problem: unknown, indent: string): void {
    if (problem === undefined || problem === null || seen.has(problem)) return
    seen.add(problem)
    const message = messageOf(problem)
    // Many a wrapper repeats its cause's words.
    const told = lines.some((line) => line.includes(message))
    if (!told) lines.push(indent ? `${indent}because ${message}` : message)
    const inner = told ? indent : `${indent}  `
    if (problem instanceof AggregateError) for (const one of problem.errors) tell(one, inner)
    if (problem instanceof Error) tell(problem.cause, inner)
  }
}

function messageOf(problem: unknown): string {
  const text = problem instanceof Error ? problem.message || problem.name : String(problem)
  return text.replace(/^((Uncaught )?\w*Error: )+/, '')
}
