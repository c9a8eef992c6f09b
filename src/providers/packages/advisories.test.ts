import { describe, expect, test } from '@jest/globals'
import { readBun, readNpm, readPnpm, readYarnBerry, readYarnClassic } from './advisories.ts'

const HOLE = { name: 'holey', severity: 'high', title: 'A hole', url: 'https://a.example/1' }
const TOLD = { module_name: 'holey', severity: 'high', title: 'A hole', url: 'https://a.example/1' }
const json = JSON.stringify

describe('advisories in the words of each package manager', () => {
  test.each([
    [
      'npm',
      readNpm,
      `npm warn a\n${json({ vulnerabilities: { holey: { via: [HOLE] }, parent: { via: ['holey'] } } })}`,
    ],
    ['pnpm', readPnpm, json({ advisories: { 1: TOLD, 2: TOLD } })],
    [
      'yarn',
      readYarnClassic,
      [
        { type: 'auditAdvisory', data: { advisory: TOLD } },
        { type: 'auditSummary', data: {} },
      ]
        .map((one) => json(one))
        .join('\n'),
    ],
    [
      'yarn berry',
      readYarnBerry,
      json({ value: 'holey', children: { Severity: 'high', Issue: 'A hole', URL: HOLE.url } }),
    ],
    ['bun', readBun, json({ holey: [HOLE] })],
  ])('%s', (_, read, output) => {
    expect(read(output)).toEqual([HOLE])
  })
})

describe('none of them', () => {
  test.each([
    ['npm', readNpm, json({ vulnerabilities: {} })],
    ['pnpm', readPnpm, json({ advisories: {} })],
    ['yarn', readYarnClassic, json({ type: 'auditSummary', data: {} })],
    ['yarn berry', readYarnBerry, ''],
    ['bun', readBun, '{}'],
  ])('%s', (_, read, output) => {
    expect(read(output)).toEqual([])
  })
})

describe('an answer that is none is an error, and never "none"', () => {
  test.each([
    ['npm', readNpm, json({ message: '405 Method Not Allowed' })],
    ['pnpm', readPnpm, json({ error: { code: 'ERR_PNPM_AUDIT_BAD_RESPONSE', message: 'responded with 500' } })],
    ['yarn', readYarnClassic, json({ type: 'error', data: 'the registry is down' })],
    ['yarn berry', readYarnBerry, '➤ YN0001: RequestError: connect ECONNREFUSED'],
    ['bun', readBun, 'error: audit failed'],
    ['npm without a word', readNpm, ''],
    ['a list that is none', readBun, json({ holey: 'x' })],
  ])('%s', (_, read, output) => {
    expect(() => read(output)).toThrow()
  })
})

test('a severity that nobody knows counts as the worst', () => {
  expect(readPnpm(json({ advisories: { 1: { ...TOLD, severity: 'apocalyptic' } } }))[0]?.severity).toBe('critical')
})
