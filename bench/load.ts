import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { median } from './measure.ts'
import { markdown, putBetween } from './report.ts'

const SECONDS = '5'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Prints only. */
    dry: { type: 'boolean', default: false },
  },
})
const rounds = Number(options.rounds)
const here = import.meta.dirname
const contestants = { autocannon: 'load-autocannon.ts', 'ops-actions': 'load-ours.ts' }

const site: ChildProcess = spawn(process.execPath, [join(here, 'gate-site.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
const url = await new Promise<string>((resolve, reject) => {
  site.once('error', reject)
  site.stdout?.once('data', (line: Buffer) => {
    resolve(line.toString().trim())
  })
})

async function table(connections: string): Promise<string> {
  const rates = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    // In turns, so that a busy moment of the machine hits all alike.
    for (const [name, program] of Object.entries(contestants)) {
      const args = [join(here, program), `${url}/check`, SECONDS, connections]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      const { rate } = JSON.parse(stdout) as { rate: number }
      rates.set(name, [...(rates.get(name) ?? []), rate])
      console.log(`${connections} connections: ${name}: ${rate.toFixed(0)} requests a second`)
    }
  }
  const theirs = median(rates.get('autocannon') ?? [])
  const rows = [...rates].map(([name, all]) => [name, median(all).toFixed(0), (median(all) / theirs).toFixed(2)])
  return `### Load, ${connections} connections\n\n${markdown(['', 'requests a second', 'ratio to autocannon'], rows)}`
}

const date = new Date().toISOString().slice(0, 10)
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`
const head = `Measured on ${date}: ${machine}; ${rounds} rounds of ${SECONDS} s in turns. Read the ratios, not the rates.`
const text = [head, await table('10'), await table('50')].join('\n\n')
if (!options.dry) putBetween(join(here, 'README.md'), 'load', text)
console.log(text)
site.kill()
