import * as v from 'valibot'
import type { Check, Identity } from '../config.ts'
import { Problems } from '../problems.ts'
import { readYaml } from './document.ts'
import { stated, toCheck } from './resolve.ts'
import { componentCheck, identity as identitySchema } from './schema.ts'
import { findMistakes } from './structure.ts'

/** The `checks` of a component, written into an input as they would stand below `smoke` in `ops.yml`. */
export function readChecks(input: string, text: string, url: string): Check[] {
  const schema = v.array(componentCheck, 'a list, each item with "get"')
  return read(input, text, schema).map((check) => toCheck(check, url))
}

/** The `identity` of a component, written into an input. */
export function readIdentity(input: string, text: string): Identity {
  return stated(read(input, text, identitySchema))
}

function read<T extends v.GenericSchema>(input: string, text: string, schema: T): v.InferOutput<T> {
  const yaml = readYaml(input, text)
  const findings = yaml.value === undefined ? [] : findMistakes(schema, yaml.value)
  const problems = [...yaml.problems, ...findings.map(({ path, part, message }) => yaml.problem(path, message, part))]
  if (problems.length > 0) {
    throw new Problems(
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
