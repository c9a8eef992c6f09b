import * as v from 'valibot'
import type { Identity } from '../config.ts'
import { WrongConfig } from '../problems.ts'
import { readYaml } from './document.ts'
import type { Check } from './check.ts'
import { checkChecks } from './check-rules.ts'
import { fileCheck } from './check-schema.ts'
import { identity as identitySchema } from './schema.ts'
import { type Finding, findMistakes, soundParts } from './structure.ts'
import { toCheck } from './to-check.ts'
import { stated } from './values.ts'

/** The `checks` of a component, written into an input as they would stand below `smoke` in `ops.yml`. */
export async function readChecks(input: string, text: string, url: string): Promise<Check[]> {
  const schema = v.array(fileCheck, 'a list, each item with "get"')
  const checks = await read(
    input,
    text,
    schema,
    async (sound) => await checkChecks(Array.isArray(sound) ? sound : [], []),
  )
  return checks.map((check) => toCheck(check, url))
}

/** The `identity` of a component, written into an input. */
export async function readIdentity(input: string, text: string): Promise<Identity> {
  return stated(await read(input, text, identitySchema, async () => []))
}

async function read<T extends v.GenericSchema>(
  input: string,
  text: string,
  schema: T,
  rules: (sound: unknown) => Promise<Finding[]>,
): Promise<v.InferOutput<T>> {
  const yaml = readYaml(input, text)
  const findings = yaml.value === undefined ? [] : findMistakes(schema, yaml.value)
  findings.push(...(await rules(soundParts(schema, yaml.value))))
  const problems = [...yaml.problems, ...findings.map(({ path, part, message }) => yaml.problem(path, message, part))]
  if (problems.length > 0) {
    throw new WrongConfig(
      'inputs',
      // The line is that of the input: no file of the repository could be annotated with it.
      problems.map(({ message, line }) => ({
        title: 'Wrong input',
        message: `input "${input}", line ${line ?? 1}: ${message.replace(/^the file /, 'it ')}`,
      })),
    )
  }
  return v.parse(schema, yaml.value)
}
