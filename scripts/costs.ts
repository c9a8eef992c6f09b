import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { type Costs, measureCosts, PROVIDERS } from './costs/measure.ts'

const PAGE = new URL('../docs/cost.md', import.meta.url)

// Measures what the actions ask of each provider, and writes it into the page that tells it.
if (import.meta.main) writeFileSync(PAGE, await withCosts(readFileSync(PAGE, 'utf8'), await measureCosts()))

export async function withCosts(page: string, measured: { what: string; requests: Costs }[]): Promise<string> {
  const rows = measured.map(({ what, requests }) => {
    const numbers = PROVIDERS.map((provider) => requests[provider])
    return [what, ...numbers, numbers.reduce((sum, number) => sum + number, 0)]
  })
  const head = ['', 'Vercel', 'Railway', 'GitHub', 'Sentry', 'together']
  const rule = ['---', ...head.slice(1).map(() => '---:')]
  const table = [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  const text = page.replace(/(?<=<!-- costs -->\n)[^]*(?=<!-- \/costs -->)/, () => `\n${table}\n`)
  return await format(text, { ...(await resolveConfig(PAGE)), parser: 'markdown' })
}
