import { writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { fileCheck } from '../src/config/check-schema.ts'
import type { Either, OneOf } from '../src/config/parts.ts'
import { predicates } from '../src/config/request-schema.ts'
import { file } from '../src/config/schema.ts'

if (import.meta.main) writeFileSync(new URL('../schema/ops.schema.json', import.meta.url), opsSchema())

/** What editors complete `ops.yml` with, from the very schema that reads it. */
export function opsSchema(): string {
  const { $defs, ...schema } = toSchema(file, { check: fileCheck, predicates })
  const published = { $schema: 'http://json-schema.org/draft-07/schema#', ...schema, $defs }
  return `${JSON.stringify(published, null, 2)}\n`
}

function toSchema(source: v.GenericSchema, definitions: Record<string, v.GenericSchema>): { $defs?: unknown } {
  const { $schema: _, ...schema } = toJsonSchema(source, {
    target: 'draft-07',
    typeMode: 'input',
    ignoreActions: ['check'],
    definitions,
    overrideSchema({ valibotSchema }) {
      const { either } = valibotSchema as Partial<Either>
      return either ? { anyOf: either.map((form) => withoutDefinitions(toSchema(form, { predicates }))) } : undefined
    },
    overrideAction({ valibotAction, jsonSchema }) {
      if (valibotAction.type !== 'metadata') return undefined
      const { oneOf } = (valibotAction as v.MetadataAction<unknown, Partial<OneOf>>).metadata
      return oneOf ? { ...jsonSchema, oneOf: oneOf.map((key) => ({ required: [key] })) } : undefined
    },
  })
  return schema
}

function withoutDefinitions({ $defs: _definitions, ...schema }: { $defs?: unknown }): object {
  return schema
}
