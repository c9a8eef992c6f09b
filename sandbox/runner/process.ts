import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { maskAll, parseCommand, parsePairs } from './files.ts'

export interface ProcessOptions {
  /** Cancels the job when it is aborted: SIGINT, then SIGTERM, then the process is killed. */
  cancel?: AbortSignal
  /** From SIGINT to SIGTERM, and from there to the end; the runner's own by default. */
  graceMs?: [number, number]
  /** Kills the step when it is aborted, as if the machine had died. */
  kill?: AbortSignal
  /** Told of each line of the log as it comes, before it is masked. */
  onLine?: (line: string) => void
}

export interface Annotation {
  severity: 'error' | 'warning' | 'notice'
  message: string
  title?: string
  file?: string
  line?: number
  column?: number
}

export interface Phase {
  /** 137 when it was killed. */
  exitCode: number
  outputs: Record<string, string>
  state: Record<string, string>
  /** What it has put into the environment of later steps. */
  env: Record<string, string>
  summary: string
  annotations: Annotation[]
  /** As a person sees it, masked. */
  log: string
  /** As it was written, with nothing masked. */
  rawLog: string
  maskedValues: string[]
  durationMs: number
}

export interface PhaseRequest {
  script: string
  env: Record<string, string>
  home: string
  masks: Set<string>
  options: ProcessOptions
}

/** One process, from its fresh files to what it has left in them. */
export async function runPhase({ script, env, home, masks, options }: PhaseRequest): Promise<Phase> {
  const files = Object.fromEntries(
    ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'].map((name) => [name, join(home, name.toLowerCase())]),
  )
  mkdirSync(home)
  for (const file of Object.values(files)) writeFileSync(file, '')
  const variables = Object.entries(files).map(([name, file]) => [`GITHUB_${name}`, file])

  const startedAt = performance.now()
  const child = spawn(process.execPath, [script], {
    cwd: env['GITHUB_WORKSPACE'],
    env: { ...env, ...(Object.fromEntries(variables) as Record<string, string>) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const over = new AbortController()
  const ending = Promise.all([endOnCancel(child, options, over.signal), endOnKill(child, options, over.signal)])
  const reader = createReader(masks, options.onLine)
  await Promise.all([reader.follow(child.stdout), reader.follow(child.stderr), ended(child)])
  over.abort()
  await ending

  const read = (name: string): string => readFileSync(files[name] ?? '', 'utf8')
  return {
    exitCode: child.exitCode ?? 137,
    outputs: parsePairs(read('OUTPUT')),
    state: parsePairs(read('STATE')),
    env: parsePairs(read('ENV')),
    summary: maskAll(read('STEP_SUMMARY'), masks),
    annotations: reader.annotations,
    log: reader.masked.join('\n'),
    rawLog: reader.raw.join('\n'),
    maskedValues: [...masks],
    durationMs: performance.now() - startedAt,
  }
}

/** Reads the log line by line, does what commands say, and masks from then on what was to be masked. */
function createReader(masks: Set<string>, onLine: ProcessOptions['onLine']) {
  const raw: string[] = []
  const masked: string[] = []
  const annotations: Annotation[] = []
  let resumeAt: string | undefined

  function take(line: string): void {
    raw.push(line)
    onLine?.(line)
    const command = parseCommand(line)
    if (resumeAt !== undefined) {
      if (command?.name === resumeAt) resumeAt = undefined
    } else if (command?.name === 'stop-commands') {
      resumeAt = command.text
    } else if (command?.name === 'add-mask') {
      for (const value of [command.text, ...command.text.split(/\r?\n/)]) if (value.trim() !== '') masks.add(value)
      return
    } else if (command?.name === 'error' || command?.name === 'warning' || command?.name === 'notice') {
      const { title, file, line: row, col } = command.properties
      annotations.push({
        severity: command.name,
        message: maskAll(command.text, masks),
        ...(title === undefined ? {} : { title }),
        ...(file === undefined ? {} : { file }),
        ...(row === undefined ? {} : { line: Number(row) }),
        ...(col === undefined ? {} : { column: Number(col) }),
      })
    }
    if (command?.name !== 'debug') masked.push(maskAll(line, masks))
  }

  return {
    raw,
    masked,
    annotations,
    async follow(stream: NodeJS.ReadableStream): Promise<void> {
      for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) take(line)
    },
  }
}

async function endOnCancel(child: ChildProcess, options: ProcessOptions, over: AbortSignal): Promise<void> {
  const { cancel, graceMs: [interrupt, terminate] = [7_500, 2_500] } = options
  if (!cancel) return
  const wait = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal: over }).catch(() => undefined)
  }
  await aborted(cancel, over)
  if (over.aborted) return
  child.kill('SIGINT')
  await wait(interrupt)
  if (over.aborted) return
  child.kill('SIGTERM')
  await wait(terminate)
  child.kill('SIGKILL')
}

async function endOnKill(child: ChildProcess, { kill }: ProcessOptions, over: AbortSignal): Promise<void> {
  if (!kill) return
  await aborted(kill, over)
  child.kill('SIGKILL')
}

async function aborted(...signals: AbortSignal[]): Promise<void> {
  const any = AbortSignal.any(signals)
  if (any.aborted) return
  await new Promise((resolve) => {
    any.addEventListener('abort', resolve, { once: true })
  })
}

async function ended(child: ChildProcess): Promise<void> {
  await new Promise((resolve, reject) => {
    child.once('exit', resolve)
    child.once('error', reject)
  })
}
