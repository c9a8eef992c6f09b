import type { Topic } from './help.ts'

/** One mistake that a person can correct, and where. */
export interface Problem {
  /** What is wrong, with the offending value and the remedy. */
  message: string
  /** Path from the repository's root. */
  file?: string
  line?: number
  column?: number
  /** Heads the annotation. */
  title?: string
}

/** Mistakes that were found together and are reported together. */
export class Problems extends Error {
  override name = 'Problems'
  readonly topic: Topic = 'wrong-inputs'
  readonly problems: readonly Problem[]

  constructor(subject: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`
    super([`${subject}: ${count}`, ...problems.map((problem) => `  ${place(problem)}${problem.message}`)].join('\n'))
    this.problems = problems
  }
}

/** Mistakes in `ops.yml`, or in an input that is written as a part of it. */
export class WrongConfig extends Problems {
  override readonly topic = 'mistakes-in-opsyml'
}

function place({ file, line, column }: Problem): string {
  const parts = [file, line, column].filter((part) => part !== undefined)
  return parts.length > 0 ? `${parts.join(':')} ` : ''
}
