import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@jest/globals'
import { anchorsOf } from './markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The message of a failed step without its link to the docs, which must be there and lead to a place that exists. */
export function withoutHelp(message: string): string {
  const [, text = '', page = '', anchor = ''] =
    /^([^]*)\nHelp: https:\/\/github\.com\/acme\/ops-actions\/blob\/v1\/([^#\s]+)#(\S+)$/.exec(message) ?? []
  expect({ message, page: existsSync(join(root, page)) && page }).toEqual({ message, page })
  expect([...anchorsOf(readFileSync(join(root, page || 'README.md'), 'utf8'))]).toContain(anchor)
  return text
}
