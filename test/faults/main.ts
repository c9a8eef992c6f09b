import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Case, everyCase } from './cases.ts'
import { hire } from './crew.ts'
import { report } from './report.ts'

const { values } = parseArgs({
  options: {
    /** Only so many cases, evenly drawn. */
    sample: { type: 'string' },
    /** Only the cases with these names, one after another in one world, with all that was written. */
    only: { type: 'string', multiple: true },
    /** Where the figures go. */
    figures: { type: 'string', default: fileURLToPath(new URL('../../tmp/faults.json', import.meta.url)) },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
})

const startedAt = performance.now()
const crew = await hire(values.only ? 1 : Number(values.workers))
const all = everyCase(await crew.count())
const chosen = values.only
  ? all.filter(({ name }) => values.only?.includes(name))
  : sampleOf(all, Number(values.sample ?? all.length))
const played = await crew.play(chosen, { tell: values.only !== undefined })
crew.dismiss()
process.exitCode = report({ played, seconds: (performance.now() - startedAt) / 1000, file: values.figures })

/** What was wrong once is always among them. */
function sampleOf(cases: Case[], count: number): Case[] {
  const once = cases.filter(({ matrix }) => matrix === 'regressions')
  const others = cases.filter(({ matrix }) => matrix !== 'regressions')
  return [...once, ...evenly(others, count - once.length)]
}

function evenly<T>(items: T[], count: number): T[] {
  const wanted = Math.max(0, Math.min(count, items.length))
  return Array.from({ length: wanted }, (_, at) => items[Math.floor((at * items.length) / wanted)] as T)
}
