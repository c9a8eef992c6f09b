import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gateOn } from './gate-ours.ts'
import { median } from './measure.ts'
import { markdown, putBetween } from './report.ts'

const WAIT_ON = '9.5.1'
const AT_ONCE = 4

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    /** Prints only. */
    dry: { type: 'boolean', default: false },
  },
})
const rounds = Number(options.rounds)
const here = import.meta.dirname

interface Site {
  url: string
  ask: (path: string) => Promise<unknown>
  stop: () => void
}

async function startSite(latencyMs: number): Promise<Site> {
  const child: ChildProcess = spawn(process.execPath, [join(here, 'gate-site.ts'), String(latencyMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.stdout?.once('data', (line: Buffer) => {
      resolve(line.toString().trim())
    })
  })
  return { url, ask: async (path) => await (await fetch(url + path)).json(), stop: () => child.kill() }
}

/** Each waits, as a process of its own, until the site is healthy. */
const waiters: { name: string; program: (url: string) => string[] }[] = [
  { name: 'ops-actions', program: (url) => [process.execPath, join(here, 'gate-ours.ts'), url] },
  {
    name: `\`wait-on\` ${WAIT_ON}`,
    program: (url) => [
      process.execPath,
      join(installWaitOn(), 'bin/wait-on'),
      `${url.replace('http:', 'http-get:')}/health`,
    ],
  },
  {
    name: '`curl --retry 60 --retry-delay 1`',
    program: (url) => ['curl', '-sf', '--retry', '60', '--retry-delay', '1', '--retry-all-errors', `${url}/health`],
  },
  {
    name: 'a poll every 2 s',
    program: (url) => ['bash', '-c', 'until curl -sf "$0/health"; do sleep 2; done', url],
  },
]

/** Once for all runs on this machine. */
function installWaitOn(): string {
  const folder = join(tmpdir(), `ops-bench-wait-on-${WAIT_ON}`)
  const program = join(folder, 'node_modules/wait-on')
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { 'wait-on': WAIT_ON } }))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' })
  return program
}

interface Waited {
  /** From the moment that the site was healthy until the process had ended. */
  endedMs: number
  /** The same until the process knew it, where it says when. */
  knownMs: number[]
  perSecond: number
}

async function measureWait(site: Site, program: string[], round: number): Promise<Waited> {
  // Any moment between two polls, spread evenly.
  const readyAfterMs = 2_500 + ((round * 0.618) % 1) * 2_000
  const healthyAt = Date.now() + readyAfterMs
  await site.ask(`/bench/arm?at=${healthyAt}`)
  const [command = '', ...args] = program
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  const closed = new Promise((resolve) => child.once('close', resolve))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  const endedMs = Date.now() - healthyAt
  await closed
  if (code !== 0 || endedMs < 0) throw new Error(`${program.join(' ')} ended with ${String(code)} after ${endedMs} ms`)
  const { early } = (await site.ask('/bench/stats')) as { early: number }
  const knownMs = /^\d{13}$/.test(output) ? [Number(output) - healthyAt] : []
  return { endedMs, knownMs, perSecond: early / (readyAfterMs / 1_000) }
}

async function waiting(): Promise<string> {
  installWaitOn()
  const site = await startSite(0)
  const seen = new Map<string, Waited[]>()
  for (let round = 0; round < rounds; round++) {
    // In turns, so that a busy moment of the machine hits all alike.
    for (const { name, program } of waiters) {
      const waited = await measureWait(site, program(site.url), round)
      seen.set(name, [...(seen.get(name) ?? []), waited])
      console.log(`${name}: ${waited.endedMs} ms, ${waited.perSecond.toFixed(1)} requests a second`)
    }
  }
  site.stop()
  const own = median((seen.get('ops-actions') ?? []).map(({ endedMs }) => endedMs))
  const rows = [...seen].map(([name, all]) => {
    const ended = all.map(({ endedMs }) => endedMs)
    const known = all.flatMap(({ knownMs }) => knownMs)
    return [
      name,
      known.length > 0 ? `${median(known).toFixed(0)} ms` : '',
      `${median(ended).toFixed(0)} ms`,
      (median(ended) / own).toFixed(1),
      `${Math.max(...ended).toFixed(0)} ms`,
      median(all.map(({ perSecond }) => perSecond)).toFixed(1),
    ]
  })
  const head = ['', 'known after', 'ended after', 'ratio', 'worst', 'requests a second before']
  return `### From healthy until it is seen, medians\n\n${markdown(head, rows)}`
}

async function fetchLoop(url: string, checks: number): Promise<void> {
  const paths = Array.from({ length: checks }, (_, n) => `/check/${n}`)
  const worker = async (): Promise<void> => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const answer = (await (await fetch(url + path)).json()) as { path: string }
      if (answer.path !== path) throw new Error(`${path} answers ${answer.path}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function checking(checks: number, latencyMs: number): Promise<string> {
  const site = await startSite(latencyMs)
  const run = await gateOn(site.url, checks)
  const [ours, bare]: [number[], number[]] = [[], []]
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    const own = await timed(run)
    const loop = await timed(() => fetchLoop(site.url, checks))
    if (round === 0) continue
    ours.push(own)
    bare.push(loop)
  }
  site.stop()
  const rows = [
    ['ops-actions, identity and checks', `${median(ours).toFixed(0)} ms`, (median(ours) / median(bare)).toFixed(2)],
    [`\`fetch\`, ${AT_ONCE} at once`, `${median(bare).toFixed(0)} ms`, '1'],
  ]
  return `### ${checks} checks, ${latencyMs} ms away\n\n${markdown(['', 'wall', 'ratio to `fetch`'], rows)}`
}

const date = new Date().toISOString().slice(0, 10)
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`
const text = [
  `Measured on ${date}: ${machine}; ${rounds} rounds in turns. Read the ratios, not the milliseconds.`,
  await checking(200, 0),
  await checking(20, 40),
  await waiting(),
].join('\n\n')
if (!options.dry) putBetween(join(here, 'README.md'), 'gate', text)
console.log(text)
process.exit()
