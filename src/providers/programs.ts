import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Command, Ended, Programs, RunOptions } from '../verify/context.ts'
import { splitter } from './git/splitter.ts'

/** No person reads a longer line. */
const LONGEST_LINE = 16_384
const GRACE_MS = 3_000
const DRAIN_MS = 500
const MOST_ANSWER = 64 * 1024 * 1024

/**
 * Runs programs in process groups of their own: a script that hangs, or leaves something behind, is ended with everything
 * that it has started. The toolkit's exec can't end what it runs, nor what that has started.
 */
export function programs(): Programs {
  return {
    async run(command, options) {
      return await during(command, options, async (ended) => {
        const timer = new AbortController()
        const late = sleep(options.timeoutMs, 'late' as const, { signal: timer.signal }).catch(() => undefined)
        try {
          const first = await Promise.race([ended, late])
          if (first !== 'late' && first !== undefined) return first
          return { code: null, timedOut: true, durationMs: options.timeoutMs }
        } finally {
          timer.abort()
        }
      })
    },

    answer: async ({ program, args, cwd }, env) =>
      await new Promise((resolve) => {
        execFile(program, [...args], { cwd, env, timeout: 60_000, maxBuffer: MOST_ANSWER }, (error, stdout) => {
          resolve(error ? undefined : stdout)
        })
      }),

    during,
  }
}

async function during<T>(
  { program, args, cwd }: Command,
  { env, signal, onLine }: Omit<RunOptions, 'timeoutMs'>,
  work: (ended: Promise<Ended>) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const startedAt = performance.now()
  const child = spawn(program, [...args], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const finish = [child.stdout, child.stderr].map((stream) => {
    const take = splitter({ between: 10, most: LONGEST_LINE }, onLine)
    stream.on('data', take)
    let any = false
    stream.on('data', (piece: Buffer) => (any = piece.at(-1) !== 10))
    return (): void => {
      if (any) take(Buffer.from('\n'))
    }
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new Error(`${program} can't be started (${cause.code ?? cause.message})`, { cause }))
    })
    child.once('exit', (code) => {
      resolve({ code, timedOut: false, durationMs: performance.now() - startedAt })
    })
  })
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  const { promise: cancelled, reject: cancelWith } = Promise.withResolvers<never>()
  const cancel = (): void => {
    cancelWith(signal.reason)
  }
  signal.addEventListener('abort', cancel, { once: true })
  cancelled.catch(() => undefined)
  ended.catch(() => undefined)
  try {
    return await Promise.race([work(ended), cancelled])
  } finally {
    signal.removeEventListener('abort', cancel)
    await end(child, ended)
    // What has left the group may keep the pipe open for ever.
    await Promise.race([closed, sleep(DRAIN_MS, undefined, { ref: false })])
    child.stdout.destroy()
    child.stderr.destroy()
    for (const one of finish) one()
  }
}

/** Politely, then by force; what is left of the group when the first process is gone is not asked. */
async function end(child: ChildProcess, ended: Promise<Ended>): Promise<void> {
  if (child.pid === undefined) return
  if (child.exitCode === null && child.signalCode === null) {
    signalGroup(child.pid, 'SIGTERM')
    const calm = new AbortController()
    await Promise.race([ended, sleep(GRACE_MS, undefined, { signal: calm.signal }).catch(() => undefined)])
    calm.abort()
  }
  signalGroup(child.pid, 'SIGKILL')
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name)
  } catch {
    // It is gone.
  }
}
