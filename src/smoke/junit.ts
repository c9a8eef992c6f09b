import { mkdir, realpath, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Trouble } from '../help.ts'
import type { CheckResult } from '../release/gate.ts'
import { redact } from '../redact.ts'
import { kindOf, type Looked } from './report.ts'

export interface JunitFile {
  /** From the workspace, and inside of it. */
  path: string
  workspace: string
  looked: readonly Looked[]
}

/** Writes the report, with the directories that it needs. */
export async function writeJunit({ path, workspace, looked }: JunitFile): Promise<void> {
  const file = resolve(workspace, path)
  const outside = `the JUnit report must be written inside the workspace, got "${path}"`
  if (!isInside(file, resolve(workspace))) throw new Trouble('wrong-inputs', outside)
  const folder = dirname(file)
  await mkdir(folder, { recursive: true })
  // A link on the way may lead elsewhere.
  const real = join(await realpath(folder), basename(file))
  if (!isInside(real, await realpath(workspace))) throw new Trouble('wrong-inputs', outside)
  await writeFile(real, junit(looked))
}

function isInside(file: string, folder: string): boolean {
  const below = relative(folder, file)
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`)
}

/** JUnit XML, one suite a component. What is not known is an error, what failed a failure; a degraded check has passed. */
export function junit(looked: readonly Looked[]): string {
  const checks = looked.flatMap(({ result }) => result.checks)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="smoke-test" ${totals(checks)}>`,
    ...looked.flatMap(suite),
    '</testsuites>',
    '',
  ].join('\n')
}

function suite({ target: { component, url, commit }, result: { checks } }: Looked): string[] {
  const properties = { url, ...(commit === undefined ? {} : { commit }) }
  return [
    `  <testsuite name="${escape(component)}" ${totals(checks)}>`,
    '    <properties>',
    ...Object.entries(properties).map(([name, value]) => `      <property name="${name}" value="${escape(value)}"/>`),
    '    </properties>',
    ...checks.flatMap((check) => testcase(component, check)),
    '  </testsuite>',
  ]
}

function totals(checks: readonly CheckResult[]): string {
  const count = (kind: string): number => checks.filter((check) => kindOf(check) === kind).length
  const seconds = checks.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1_000
  return `tests="${checks.length}" failures="${count('failed')}" errors="${count('unknown')}" time="${seconds.toFixed(3)}"`
}

function testcase(component: string, check: CheckResult): string[] {
  const { name, durationMs, place } = check
  const where = place ? ` file="${escape(place.file)}" line="${place.line}"` : ''
  const time = (durationMs / 1_000).toFixed(3)
  const head = `    <testcase classname="${escape(component)}" name="${escape(name)}" time="${time}"${where}`
  const content = contentOf(check)
  return content === '' ? [`${head}/>`] : [`${head}>`, `      ${content}`, '    </testcase>']
}

function contentOf(check: CheckResult): string {
  const { detail, attempts, expected, got, response } = check
  const text = [
    detail,
    expected === undefined ? '' : `expected: ${expected}`,
    got === undefined ? '' : `came back: ${got}`,
    response === undefined ? '' : `the answer begins: ${response}`,
  ]
    .filter((line) => line !== '')
    .join('\n')
  switch (kindOf(check)) {
    case 'failed':
      return `<failure message="${escape(detail)}" type="fail">${escape(text)}</failure>`
    case 'unknown':
      return `<error message="${escape(detail)}" type="unknown">${escape(text)}</error>`
    case 'degraded':
      return `<system-out>${escape(`degraded, which stops nothing: ${text}`)}</system-out>`
    case 'flaky':
      return `<system-out>${escape(`flaky: passed only at try ${attempts}; ${detail}`)}</system-out>`
    case 'passed':
      return ''
  }
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** For contents and attributes alike. Most control characters must not stand in XML at all, not even as numbers. */
function escape(text: string): string {
  return redact(text)
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"'\n\r\t]/g, (sign) => ENTITIES[sign] ?? sign)
}
