import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Case } from './cases.ts'
import type { Played } from './play.ts'
import type { Answer, Order } from './worker.ts'

/** Processes that play cases, a handful at a time, whoever is free. */
export interface Crew {
  /** The numbers of the requests that are worth breaking in each scenario. */
  count(): Promise<Record<string, number[]>>
  /** In the order of the cases. */
  play(cases: Case[], options: { tell: boolean }): Promise<Played[]>
  dismiss(): void
}

/** So many cases share a world. The longer it lives, the longer are the lists that everybody reads in it. */
const AT_ONCE = 35
const RAM = '/dev/shm'
const PROGRESS_MS = 10_000

export async function hire(size: number): Promise<Crew> {
  const workers = await Promise.all(Array.from({ length: size }, hireOne))

  return {
    async count() {
      const answers = await Promise.all(workers.map(async (worker, at) => await ask(worker, { count: [at, size] })))
      return Object.fromEntries(answers.flatMap(({ counted }) => Object.entries(counted)))
    },

    async play(cases, { tell }) {
      const waiting = handfuls(cases)
      const played: Played[] = []
      const progress = setInterval(() => {
        const wrong = played.filter(({ violations }) => violations.length > 0).length
        console.log(`${played.length} of ${cases.length} cases, ${wrong} of them with violations`)
      }, PROGRESS_MS)
      await Promise.all(
        workers.map(async (worker) => {
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            const answer = await ask(worker, { cases: next, tell })
            played.push(...answer.played)
            for (const { name, violations } of answer.played)
              if (violations[0]) console.log(`${name}: ${violations[0]}`)
          }
        }),
      )
      clearInterval(progress)
      const order = new Map(cases.map(({ name }, at) => [name, at]))
      return played.toSorted((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0))
    },

    dismiss() {
      for (const worker of workers) worker.disconnect()
    },
  }
}

/** Of one scenario each. */
function handfuls(cases: Case[]): Case[][] {
  const all: Case[][] = []
  for (const one of cases) {
    const last = all.at(-1)
    if (last && last.length < AT_ONCE && last[0]?.scenario === one.scenario) last.push(one)
    else all.push([one])
  }
  return all
}

async function hireOne(): Promise<ChildProcess> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    // Files in memory where there is a place for them: all the waiting is for files.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1', ...(existsSync(RAM) ? { TMPDIR: RAM } : {}) },
    // Requests leave much behind that is young when it dies.
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=64'],
  })
  worker.on('exit', (code, signal) => {
    if (worker.connected) throw new Error(`rig: a worker has ended with ${code ?? signal}`)
  })
  await new Promise((resolve) => worker.once('message', resolve))
  return worker
}

async function ask(worker: ChildProcess, order: Order): Promise<Answer> {
  worker.send(order)
  return await new Promise((resolve) => worker.once('message', (answer: Answer) => resolve(answer)))
}
