import { writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { file, type OneOf } from '../src/config/schema.ts'

if (import.meta.main) writeFileSync(new URL('../schema/ops.schema.json', import.meta.url), opsSchema())

/** What editors complete `ops.yml` with, from the very schema that reads it. */
export function opsSchema(): string {
  const schema = toJsonSchema(file, {
    target: 'draft-07',
    typeMode: 'input',
    ignoreActions: ['check'],
    overrideAction({ valibotAction, jsonSchema }) {
      if (valibotAction.type !== 'metadata') return undefined
      const { oneOf } = (valibotAction as v.MetadataAction<unknown, Partial<OneOf>>).metadata
      return oneOf ? { ...jsonSchema, oneOf: oneOf.map((key) => ({ required: [key] })) } : undefined
    },
  })
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`
}
