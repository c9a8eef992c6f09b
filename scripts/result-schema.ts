import { writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { smokeResult } from '../src/smoke/result-schema.ts'

if (import.meta.main) writeFileSync(new URL('../schema/smoke-result.schema.json', import.meta.url), resultSchema())

/** What the output `result-json` looks like, from the very types that write it. */
export function resultSchema(): string {
  const schema = toJsonSchema(smokeResult, { target: 'draft-07' })
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`
}
