import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cli, type Contestant, lowerBound, officialClient, ours } from './contestants.ts'
import type { FakeApi } from './fake-api.ts'
import { createMeter, type Measured, median, timeStart } from './measure.ts'
import { type CaseResult, type StartResult, writeReport } from './report.ts'
import { makeTree } from './tree.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** A part of the names of the cases to run; without it all, and the README is written. */
    only: { type: 'string' },
  },
})

const root = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'ops-bench-'))
const meter = createMeter(scratch)
const own = ours(scratch)
const vercelCli = cli(scratch)

const small = join(scratch, 'small')
const large = join(scratch, 'large')
makeTree(small, { files: 3000, bytes: 60e6 })
makeTree(large, { files: 15_000, bytes: 300e6 })

interface Case {
  name: string
  directory: string
  latencyMs: number
  /** The server has all contents already. */
  known?: boolean
  contestants: Contestant[]
}

const all = [own.files, lowerBound, officialClient, vercelCli.files]
const archives = [own.archive, vercelCli.archive]
const cases: Case[] = [
  { name: '3,000 files, 60 MB, first deployment', directory: small, latencyMs: 0, contestants: all },
  { name: '3,000 files, 60 MB, first deployment, 40 ms away', directory: small, latencyMs: 40, contestants: all },
  { name: '3,000 files, nothing changed', directory: small, latencyMs: 0, known: true, contestants: all },
  { name: '3,000 files, 60 MB, as an archive', directory: small, latencyMs: 0, contestants: archives },
  {
    name: '15,000 files, 300 MB, first deployment',
    directory: large,
    latencyMs: 0,
    contestants: [own.files, lowerBound, ...archives],
  },
]

async function runCase(one: Case): Promise<CaseResult> {
  const api = await startApi(one.latencyMs)
  const seen = new Map<string, Measured[]>()
  try {
    if (one.known) await meter.run(own.files.program(api.url, one.directory))
    for (let round = 0; round < Number(options.rounds); round++) {
      // In turns, so that a busy moment of the machine hits all alike.
      for (const { name, program, env } of one.contestants) {
        await api.ask(`/bench/reset${one.known ? '?keep=1' : ''}`)
        const usage = await meter.run(program(api.url, one.directory), env)
        const stats = (await api.ask('/bench/stats')) as FakeApi['stats']
        if (stats.deployments !== 1) throw new Error(`${name} has made ${stats.deployments} deployments`)
        seen.set(name, [...(seen.get(name) ?? []), { ...usage, requests: stats.requests }])
        console.log(`${one.name}: ${name}: ${(usage.wallMs / 1000).toFixed(2)} s, ${usage.memoryMb.toFixed(0)} MB`)
      }
    }
  } finally {
    api.stop()
  }
  return { name: one.name, rows: [...seen].map(([name, runs]) => ({ name, ...medians(runs) })) }
}

function medians(runs: Measured[]): Measured {
  const of = (key: keyof Measured): number => median(runs.map((run) => run[key]))
  return { wallMs: of('wallMs'), cpuMs: of('cpuMs'), memoryMb: of('memoryMb'), requests: of('requests') }
}

async function startApi(
  latencyMs: number,
): Promise<{ url: string; ask(path: string): Promise<unknown>; stop(): void }> {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'bench/fake-api.ts'), String(latencyMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.stdout?.once('data', (line: Buffer) => {
      resolve(line.toString().trim())
    })
  })
  return {
    url,
    ask: async (path) => (await fetch(url + path)).json(),
    stop: () => child.kill(),
  }
}

/** Each shipped program from its start until it refuses its missing inputs. */
async function runStarts(): Promise<StartResult[]> {
  const dist = join(root, 'dist')
  if (!existsSync(dist)) return []
  const programs = readdirSync(dist)
    .map((name) => [name, join(dist, name, 'index.js')] as const)
    .filter(([name, file]) => name !== 'lib' && existsSync(file))
  const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: scratch, RUNNER_TEMP: scratch }
  const times = new Map<string, number[]>()
  for (let round = 0; round < 4 * Number(options.rounds); round++) {
    for (const [name, args] of [['node -e 0', ['-e', '0']], ...programs.map(([name, file]) => [name, [file]])] as [
      string,
      string[],
    ][]) {
      times.set(name, [...(times.get(name) ?? []), await timeStart(args, env)])
    }
  }
  return [...times].map(([name, values]) => ({ name, wallMs: median(values) }))
}

try {
  const { only } = options
  const results: CaseResult[] = []
  for (const one of cases) if (!only || one.name.includes(only)) results.push(await runCase(one))
  const starts = only ? [] : await runStarts()
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  const text = writeReport(
    only ? undefined : join(root, 'bench/README.md'),
    results,
    starts,
    machine,
    Number(options.rounds),
  )
  console.log(text)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
