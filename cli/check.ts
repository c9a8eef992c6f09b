import { parseArgs } from 'node:util'
import type { Problem } from '../src/problems.ts'
import { check } from '../src/setup/check.ts'
import { packageRoot } from './package.ts'
import { annotate, say, shown } from './screen.ts'

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { config: { type: 'string', default: 'ops.yml' } } })
  const { problems, workflows } = await check(process.cwd(), { config: values.config, packageRoot })
  if (problems.length > 0) return tellProblems(problems)
  return say(`${shown(values.config)} and ${workflows.map(shown).join(', ')}: no mistakes`)
}

/** As a compiler does; where GitHub shows them when a job runs this. */
export function tellProblems(problems: readonly Problem[]): 1 {
  const inJob = process.env['GITHUB_ACTIONS'] === 'true'
  for (const problem of problems) {
    if (inJob) annotate(problem)
    else say(toLine(problem))
  }
  say(problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`)
  return 1
}

function toLine({ file, line, column, message }: Problem): string {
  const place = [file === undefined ? undefined : shown(file), line, column].filter((part) => part !== undefined)
  return `${place.join(':')}: error: ${message.replaceAll(/\s*\n\s*/g, ' ')}`
}
