import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import ts from 'typescript'
import { HttpError } from '../src/http.ts'
import { helpUrl, topicOf, TOPICS, Trouble } from '../src/help.ts'
import { GateFailure, Refusal } from '../src/release/errors.ts'
import { headingsOf } from './markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8')
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'actions'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/(testing|test-world|local-\w+|fake-world)\.ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

test('every topic is a section of the troubleshooting page, in its order', () => {
  const sections = headingsOf(page).flatMap(({ depth, anchor }) => (depth === 2 ? [anchor] : []))
  expect(sections.slice(0, -1)).toEqual([...TOPICS])
  expect(sections.at(-1)).toBe('it-is-none-of-these')
})

test('every topic is the topic of some error', () => {
  const used = sources.flatMap(({ file, text }) => (file === 'src/help.ts' ? [] : [text])).join('\n')
  expect(TOPICS.filter((topic) => !used.includes(`'${topic}'`))).toEqual([])
})

test('an error that says what to do names its topic', () => {
  const without = sources.flatMap(({ file, text }) => plainErrors(file, text))
  expect(sources.length).toBeGreaterThan(150)
  // Throw a `Trouble` there, which demands a topic.
  expect(without).toEqual([])
})

test('the rule sees a remedy wherever it stands', () => {
  const thrown = (argument: string): number => plainErrors('x.ts', `throw new Error(${argument})`).length
  expect(
    ['`a: b; do ${c}`', "'is it there?'", '`${a}. ` + "Look at it"', 'message', '`a: ${remedy}`'].map(thrown),
  ).toEqual([1, 1, 1, 1, 1])
  expect(['`a: ${b} is no c`', "'nothing came back'"].map(thrown)).toEqual([0, 0])
})

test.each([
  { what: 'an error of its own', error: new Trouble('traffic-did-not-move', 'x'), topic: 'traffic-did-not-move' },
  { what: 'none', error: new Error('x'), topic: undefined },
  { what: 'no error', error: 'x', topic: undefined },
  {
    what: 'the innermost cause',
    error: new Refusal([], [new Error('web: x', { cause: new HttpError('x', 'refused') })]),
    topic: 'a-provider-does-not-answer',
  },
  { what: 'a wrapped one', error: new Error('x', { cause: new GateFailure('y') }), topic: 'a-gate-did-not-pass' },
])('the topic of $what is $topic', ({ error, topic }) => {
  expect(topicOf(error)).toBe(topic)
})

test('a circle of causes ends', () => {
  const error = new Trouble('wrong-inputs', 'x')
  error.cause = error
  expect(topicOf(error)).toBe('wrong-inputs')
})

test.each([
  [{ GITHUB_ACTION_REPOSITORY: 'shop-inc/ops', GITHUB_ACTION_REF: 'v2' }, 'shop-inc/ops/blob/v2'],
  [{ GITHUB_ACTION_REPOSITORY: 'shop-inc/ops', GITHUB_ACTION_REF: 'fix/a' }, 'shop-inc/ops/blob/fix/a'],
  [{ GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' }, 'acme/ops-actions/blob/v1'],
  [{ GITHUB_ACTION_REPOSITORY: 'a/b?c=', GITHUB_ACTION_REF: 'v1' }, 'acme/ops-actions/blob/v1'],
  [{}, 'acme/ops-actions/blob/v1'],
])('with %j the docs are those of %s', (env, from) => {
  expect(helpUrl('wrong-inputs', env)).toBe(`https://github.com/${from}/docs/troubleshooting.md#wrong-inputs`)
  expect(helpUrl({ action: 'deploy' }, env)).toBe(`https://github.com/${from}/actions/deploy/README.md#when-it-fails`)
})

/** Plain errors that are thrown with a remedy, or with a text that can't be read here. */
function plainErrors(file: string, text: string): string[] {
  const found: string[] = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    if (ts.isThrowStatement(node) && ts.isNewExpression(node.expression)) {
      const { expression, arguments: [message] = [] } = node.expression
      if (expression.getText() === 'Error' && message && mayHelp(message)) found.push(`${file}: ${message.getText()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function mayHelp(message: ts.Expression): boolean {
  const parts: string[] = []
  const collect = (node: ts.Node): void => {
    if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node)) {
      parts.push(node.text)
    }
    if (ts.isIdentifier(node) && /^(remedy|hint)$/.test(node.text)) parts.push('; ')
    ts.forEachChild(node, collect)
  }
  collect(message)
  // What is no text here may be any.
  return parts.length === 0 || parts.some((part) => /; |\?( |$)|\. ([A-Z]|$)/.test(part))
}
