import { expect, test } from '@jest/globals'
import { pageOf } from './markdown.ts'

test('diagrams are left to be drawn, and tables are tables', () => {
  const page = pageOf('```mermaid\ngantt\n  a :done, 0, 1\n```\n\n| a |\n| - |\n| b |', {
    theme: 'dark',
    title: 'Release',
  })
  expect(page).toContain('<html class="dark">')
  expect(page).toContain('<pre class="mermaid">gantt\n  a :done, 0, 1\n</pre>')
  expect(page).toMatch(/<header>Release<\/header>[^]*<td>b<\/td>/)
})
