import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

/** A command in its own process group. */
export interface Running {
  signal(signal: NodeJS.Signals): void
  /** After the whole group is gone and its output was read. */
  exited: Promise<Exit>
}

export interface Command {
  command: string
  cwd: string
  variables: Record<string, string>
  onLine: (message: string, severity: 'info' | 'error') => void
}

/** Where deployments run. */
export interface Processes {
  /** A fresh folder that lives as long as the sandbox. */
  folder(): Promise<string>
  /** A loopback port for the next command. */
  port(): Promise<number>
  run(command: Command): Running
  close(): Promise<void>
}

// Reads the groups to mind from its standard input. When that closes, because the sandbox has ended in whatever way,
// SIGKILL included, nothing may be left behind: neither processes nor folders.
const GUARD = `
groups=
while read -r verb id; do
  case $verb in
    add) groups="$groups $id" ;;
    drop) kept=; for g in $groups; do [ "$g" = "$id" ] || kept="$kept $g"; done; groups=$kept ;;
  esac
done
for g in $groups; do kill -s KILL -- "-$g"; done
rm -rf -- "$1"
`

export function createProcesses(): Processes {
  let root: string | undefined
  let guard: ChildProcess | undefined
  let closed = false
  const running = new Set<Running>()

  function open(): string {
    if (root !== undefined) return root
    root = mkdtempSync(join(tmpdir(), 'sandbox-railway-'))
    guard = spawn('/bin/sh', ['-c', GUARD, 'guard', root], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
    guard.stdin?.on('error', () => {})
    return root
  }

  function run({ command, cwd, variables, onLine }: Command): Running {
    if (closed) throw new Error('sandbox: railway is closed')
    const [file = '', ...args] = NEEDS_SHELL.test(command) ? ['/bin/sh', '-c', command] : splitCommand(command)
    const child = spawn(file === 'node' ? process.execPath : file, args, {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', ...variables },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (child.pid !== undefined) guard?.stdin?.write(`add ${child.pid}\n`)
    createInterface({ input: child.stdout }).on('line', (line) => onLine(line, 'info'))
    createInterface({ input: child.stderr }).on('line', (line) => onLine(line, 'error'))

    const signal = (name: NodeJS.Signals): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, name)
      } catch {
        // The group is gone already.
      }
    }
    const exited = new Promise<Exit>((resolve) => {
      child.once('error', (error) => {
        onLine(error.message, 'error')
        resolve({ code: 127, signal: null })
      })
      child.once('exit', (code, byName) => {
        // As in a container: nothing outlives the first process.
        signal('SIGKILL')
        guard?.stdin?.write(`drop ${child.pid}\n`)
        const done = (): void => resolve({ code, signal: byName })
        child.once('close', done)
        setTimeout(done, 500).unref()
      })
    })
    const group = { signal, exited }
    running.add(group)
    void exited.then(() => running.delete(group))
    return group
  }

  return {
    run,
    folder: async () => await mkdtemp(join(open(), 'f-')),
    port: freePort,
    async close() {
      closed = true
      await Promise.all(
        [...running].map(async (group) => {
          group.signal('SIGKILL')
          await group.exited
        }),
      )
      if (!guard || root === undefined) return
      const gone = new Promise((resolve) => guard?.once('exit', resolve))
      if (guard.exitCode === null && guard.signalCode === null) {
        guard.stdin?.end()
        await gone
      }
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** As Railway runs it: `prisma migrate deploy && node server.js`, `NODE_ENV=production node server.js`. */
const NEEDS_SHELL = /[&|;<>$`]|^\w+=/

/** Words, with quotes. */
function splitCommand(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}

/** Below the ports that the system gives away by itself, which somebody else may get before a process has taken its own. */
const PORTS = { from: 10_240, count: 20_000 }

async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
