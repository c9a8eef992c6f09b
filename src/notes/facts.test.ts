import { expect, test } from '@jest/globals'
import { factsOf, linesThatMatter } from './facts.ts'

const variables = (...changes: [path: string, patch: string][]) =>
  factsOf({
    changes: changes.map(([path, patch]) => ({ path, patch })),
    migrations: [],
    infrastructure: [],
  }).variables.map(({ name, change, path }) => `${change} ${name} (${path})`)

test('variables are read from the file that lists them, which knows better than code', () => {
  expect(
    variables(
      [
        'src/a.ts',
        '+const a = process.env.KEY\n-const b = import.meta.env["GONE"]\n+os.environ["HOST"]\n+ENV.fetch("RUBY")',
      ],
      ['.env.example', '+KEY=\n-PORT=80\n+PORT=8080\n-OLD=1\n+# COMMENT=1'],
    ),
  ).toEqual([
    'gone GONE (src/a.ts)',
    'new HOST (src/a.ts)',
    'new KEY (.env.example)',
    'gone OLD (.env.example)',
    'changed PORT (.env.example)',
    'new RUBY (src/a.ts)',
  ])
})

test('a line that only moves says nothing', () => {
  expect(variables(['a.ts', '-process.env.KEY'], ['b.ts', '+process.env.KEY'])).toEqual([])
})

test('what could not be read is never called complete', () => {
  expect(factsOf({ changes: undefined, migrations: [], infrastructure: [] })).toMatchObject({ complete: false })
})

test('only lines that matter are kept', () => {
  const matters = linesThatMatter(['db/*.sql'])
  expect([
    matters('db/1.sql', 'drop table a;'),
    matters('a.ts', 'process.env.KEY'),
    matters('a.ts', 'const a = 1'),
  ]).toEqual([true, true, false])
})
