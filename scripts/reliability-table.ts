import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'

interface Figures {
  cases: number
  violations: number
  worst: { name: string; ms: number }
  outcomes: Record<string, Record<string, number>>
}

const DOCUMENT = new URL('../docs/reliability.md', import.meta.url)
const FIGURES = new URL('../tmp/faults.json', import.meta.url)

// Writes what the last run of `npm run test:faults` has counted into the document that quotes it.
const { cases, violations, worst, outcomes } = JSON.parse(readFileSync(FIGURES, 'utf8')) as Figures
const rows = Object.entries(outcomes).map(([what, counts]) => {
  const [kind = '', ...scenario] = what.split(', ')
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const list = Object.entries(counts).map(([outcome, count]) => `${count} × ${outcome}`)
  return `| ${kind} | ${scenario.join(', ')} | ${total} | ${list.join('<br>')} |`
})
const text = [
  `The last run had ${cases.toLocaleString('en')} cases and ${violations} violations. The longest time until everything was well again was ${Math.round(worst.ms / 1000)} s of virtual time (${worst.name}).`,
  ['| cases | of | number | outcomes |', '| --- | --- | ---: | --- |', ...rows].join('\n'),
].join('\n\n')
const before = readFileSync(DOCUMENT, 'utf8')
const after = before.replace(
  /(<!-- cases -->)[^]*(<!-- \/cases -->)/,
  (_, open: string, close: string) => `${open}\n\n${text}\n\n${close}`,
)
const options = await resolveConfig(DOCUMENT.pathname)
writeFileSync(DOCUMENT, await format(after, { ...options, parser: 'markdown' }))
