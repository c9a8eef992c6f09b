import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Measured {
  wallMs: number
  cpuMs: number
  /** Peak of the resident memory. */
  memoryMb: number
  requests: number
}

/** Loaded into each measured process, because nothing outside of it can tell its peak memory afterwards. */
const USAGE = `process.on('exit', () => {
  const { readFileSync, writeFileSync } = require('node:fs')
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  let peakKb = maxRSS
  try {
    peakKb = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  } catch {}
  writeFileSync(process.env.OPS_BENCH_USAGE, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakKb }))
})
`

export function createMeter(scratch: string): {
  run(program: string[], env?: Record<string, string>): Promise<Omit<Measured, 'requests'>>
} {
  const hook = join(scratch, 'usage.cjs')
  const result = join(scratch, 'usage.json')
  writeFileSync(hook, USAGE)
  return {
    async run(program, env = {}) {
      rmSync(result, { force: true })
      const startedAt = performance.now()
      const { code, output } = await end(['--require', hook, ...program], { ...env, OPS_BENCH_USAGE: result })
      const wallMs = performance.now() - startedAt
      if (code !== 0) throw new Error(`${program.join(' ')} ended with ${code}:\n${output.slice(-2000)}`)
      const { cpuMs, peakKb } = JSON.parse(readFileSync(result, 'utf8')) as { cpuMs: number; peakKb: number }
      return { wallMs, cpuMs, memoryMb: peakKb / 1024 }
    },
  }
}

/** Wall time of a program that may refuse to work: what counts is how fast it starts. */
export async function timeStart(program: string[], env: Record<string, string>): Promise<number> {
  const startedAt = performance.now()
  await end(program, env)
  return performance.now() - startedAt
}

async function end(args: string[], env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const path = process.env['PATH'] ?? ''
  const child = spawn(process.execPath, args, { env: { PATH: path, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, output }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2
}
