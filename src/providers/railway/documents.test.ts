import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import * as documents from './documents.ts'

const contracts = process.env['CONTRACTS_DIR']
if (!contracts) console.log('skipped, because CONTRACTS_DIR is not set')

const judged = contracts ? test : test.skip
judged('every document is valid against the official schema', validatesEverything)

async function validatesEverything(): Promise<void> {
  const schema = buildSchema(await readFile(join(contracts ?? '', 'railway.graphql'), 'utf8'))

  const problems = Object.entries(documents).flatMap(([name, document]) =>
    validate(schema, parse(document)).map(({ message }) => `${name}: ${message}`),
  )

  expect(problems).toEqual([])
}

test('each document has one operation, named as the journal of the provider shows it', () => {
  const names = Object.values(documents).map((document) => document.match(/^(?:query|mutation) (\w+)/g))

  expect(names.every((name) => name?.length === 1)).toBe(true)
  expect(new Set(names.flat()).size).toBe(Object.keys(documents).length)
})
