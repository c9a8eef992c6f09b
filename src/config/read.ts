import * as v from 'valibot'
import type { Config } from '../config.ts'
import { type Problem, WrongConfig } from '../problems.ts'
import { keepSecret } from '../redact.ts'
import { readYaml, type YamlFile } from './document.ts'
import { withPlaces } from './places.ts'
import { resolve } from './resolve.ts'
import { checkAllChecks } from './check-rules.ts'
import { checkSources, checkTogether, type SoundFile } from './rules.ts'
import { file as schema } from './schema.ts'
import { secretIn } from './secrets.ts'
import { findMistakes, soundParts, unknown } from './structure.ts'

export interface Request {
  file: string
  text: string
  environment: string
  /** Where the sources are; nothing when they need not be there. */
  workspace: string | undefined
}

/** Throws `Problems` with everything that is wrong, in the order of the file. */
export async function parseConfig({ file, text, environment, workspace }: Request): Promise<Config> {
  const yaml = readYaml(file, text)
  // First of all, so that no message can repeat one.
  const problems = [...findSecrets(yaml), ...yaml.problems]
  if (yaml.value === undefined) throw failed(file, problems)

  const findings = findMistakes(schema, yaml.value)
  const sound = (soundParts(schema, yaml.value) ?? {}) as SoundFile
  findings.push(...checkTogether(sound), ...(await checkAllChecks(sound)))
  if (workspace !== undefined) findings.push(...checkSources(sound, workspace))
  const environments = ['production', ...Object.keys(sound.environments ?? {})]
  if (!environments.includes(environment)) {
    findings.push({
      path: ['environments'],
      part: 'key',
      message: unknown(file, 'environment', environment, environments),
    })
  }
  problems.push(...findings.map(({ path, part, message }) => yaml.problem(path, message, part)))
  if (problems.length > 0) throw failed(file, problems)
  const read = v.parse(schema, yaml.value)
  return withPlaces(resolve(read, file, environment), read, yaml)
}

function findSecrets(yaml: YamlFile): Problem[] {
  return yaml.texts().flatMap(({ text, problem }) => {
    const kind = secretIn(text)
    if (kind === undefined) return []
    keepSecret(text)
    const remedy = 'take it away, revoke it, and hand a new one over as a secret of the workflow'
    return [problem(`this looks like ${kind}, and whoever can read the repository can read it; ${remedy}`)]
  })
}

function failed(file: string, problems: Problem[]): WrongConfig {
  const inOrder = problems.toSorted((left, right) => place(left) - place(right))
  return new WrongConfig(
    file,
    inOrder.map((problem) => ({ ...problem, title: file })),
  )
}

function place({ line = 0, column = 0 }: Problem): number {
  return line * 10_000 + column
}
