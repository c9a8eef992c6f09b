import { randomUUID } from 'node:crypto'
import * as core from '@actions/core'
import { explain } from './explain.ts'
import { helpUrl, type Topic, topicOf, withHelp, withLink } from './help.ts'
import { type Input, readInputs, WrongInputs } from './input.ts'
import { type Job, readEvent, readSurroundings } from './job.ts'
import { Problems } from './problems.ts'
import { keepSecret, redact } from './redact.ts'

export interface Annotation {
  severity: 'error' | 'warning' | 'notice'
  message: string
  title?: string | undefined
  /** Path from the repository's root. */
  file?: string | undefined
  line?: number | undefined
  column?: number | undefined
}

export interface Result {
  outputs?: Record<string, string>
  /** Markdown for the job's page. */
  summary?: string | undefined
  /** One sentence; with it the step fails. */
  failure?: string | undefined
  /** What the docs say about the failure; the action's own README when absent. */
  help?: Topic | undefined
  annotations?: Annotation[] | undefined
}

export interface Action<T> {
  name: string
  read: (input: Input) => T
  run: (inputs: T, job: Job) => Promise<Result | undefined>
  /** Outputs of a run that could not finish: wrong inputs, or `run` has thrown. */
  unfinished?: Record<string, string>
}

const ANNOTATE = { error: core.error, warning: core.warning, notice: core.notice }

/** The runner refuses a whole summary of more than 1 MiB. */
const SUMMARY_BYTES = 1024 * 1024 - 1024

/** Left for the post step when there is nothing that it could clean up. */
const REFUSED = 'inputs-refused'

interface Phase {
  complain: typeof fail
  /** What is to be left behind by a phase that could not finish. */
  onTrouble: (error: unknown) => Promise<void>
}

/** Runs one action from its inputs to its exit code. The only place that fails a step. */
export async function action<T>(definition: Action<T>): Promise<void> {
  const { name, unfinished = {} } = definition
  await run(definition, {
    complain: fail,
    onTrouble: async (error) => {
      if (error instanceof WrongInputs) core.saveState(REFUSED, 'true')
      const summary = `### ${name} did not finish\n\n${asText(explain(error))}\n`
      await publish({ outputs: unfinished, summary: withHelp(summary, helpFor(name, topicOf(error))) })
    },
  })
}

/** The same for a post step: trouble while cleaning up is a warning and must not hide the job's own verdict. */
export async function post<T>(definition: Action<T>): Promise<void> {
  if (core.getState(REFUSED) !== '') return
  await run(definition, { complain: core.warning, onTrouble: async () => {} })
}

async function run<T>(definition: Action<T>, { complain, onTrouble }: Phase): Promise<void> {
  const { name } = definition
  const calledOff = new AbortController()
  const told = new Set<unknown>()
  const tell = (error: unknown): void => {
    if (!told.has(error)) report(error, name, complain)
    told.add(error)
  }
  let ended = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      calledOff.abort(new Error(`the job was cancelled (${signal})`))
    })
  }
  // What was lost may be part of the work, so the work is called off: it must not end in success beside a failed step.
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      tell(error)
      calledOff.abort(error)
    })
  }
  // The runner is gone, and nobody reads the log. Whoever told that would meet the same error again, without end.
  for (const log of [process.stdout, process.stderr]) {
    log.on('error', (error) => {
      calledOff.abort(error)
    })
  }
  process.on('exit', () => {
    if (!ended) tell(`${name} ended in the middle of its work: it waited for something that never came`)
  })

  try {
    const source = { get: (input: string) => core.getInput(input), env: process.env, onSecret: mask }
    const inputs = readInputs(source, definition.read)
    const result = (await definition.run(inputs, createJob(calledOff.signal))) ?? {}
    const { failure, help, summary } = result
    const where = helpFor(name, help)
    if (failure !== undefined) fail(withLink(redact(failure), where), { title: name })
    await publish(failure !== undefined && summary ? { ...result, summary: withHelp(summary, where) } : result)
  } catch (error) {
    tell(error)
    await onTrouble(error)
  } finally {
    ended = true
  }
  // A request or timer that somebody forgot must not keep the job waiting.
  setTimeout(() => process.exit(), 2_000).unref()
}

function fail(message: string, properties: core.AnnotationProperties): void {
  core.error(message, properties)
  process.exitCode = 1
}

function report(error: unknown, name: string, complain: typeof fail): void {
  const where = helpFor(name, topicOf(error))
  if (error instanceof Problems) {
    for (const { message, title = name, ...place } of error.problems) {
      complain(withLink(redact(message), where), at({ title, ...place }))
    }
    // The page of a job shows only the first ten annotations of a step.
    core.info(harmless(error.message))
    return
  }
  if (error instanceof Error && error.stack !== undefined) core.debug(redact(error.stack))
  complain(withLink(explain(error), where), { title: name })
}

function helpFor(action: string, topic: Topic | undefined): string {
  return helpUrl(topic ?? { action }, process.env)
}

async function publish({ outputs = {}, summary, annotations = [] }: Result): Promise<void> {
  for (const [key, value] of Object.entries(outputs)) core.setOutput(key, redact(value))
  for (const annotation of annotations) ANNOTATE[annotation.severity](redact(annotation.message), at(annotation))
  // Runners on servers of one's own may be too old for summaries.
  if (summary === undefined || !process.env['GITHUB_STEP_SUMMARY']) return
  try {
    await core.summary.addRaw(cut(redact(summary))).write()
  } catch (error) {
    // What was done is done, and its verdict stands.
    core.warning(`the job summary could not be written: ${explain(error)}`)
  }
}

function mask(secret: string): void {
  core.setSecret(secret)
  keepSecret(secret)
}

function createJob(signal: AbortSignal): Job {
  return {
    ...readSurroundings(process.env),
    // A spread would read it now.
    get event() {
      return readEvent(process.env)
    },
    signal,
    log: {
      line: (text) => {
        core.info(harmless(text))
      },
      notice: (text) => {
        core.notice(redact(text))
      },
      warning: (text) => {
        core.warning(redact(text))
      },
      debug: (text) => {
        core.debug(redact(text))
      },
      group: async (title, work) => await core.group(harmless(title), work),
      foreign: async (title, work) => await core.group(harmless(title), async () => await unheeded(work)),
    },
    output: (name, value) => {
      core.setOutput(name, redact(value))
    },
    state: {
      save: (key, value) => {
        core.saveState(key, value)
      },
      read: (key) => core.getState(key) || undefined,
    },
  }
}

function at({ title, file, line, column }: Omit<Annotation, 'severity' | 'message'>): core.AnnotationProperties {
  const properties = { title, file, startLine: line, startColumn: column }
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined))
}

/** A program may write to the log past this process, so that to mend its lines is not enough. */
async function unheeded<T>(work: () => Promise<T>): Promise<T> {
  const token = randomUUID()
  core.info(`::stop-commands::${token}`)
  try {
    return await work()
  } finally {
    core.info(`::${token}::`)
  }
}

/** A line that a provider has written must not be taken for a command to the runner. */
function harmless(text: string): string {
  const gap = '\u200B'
  return redact(text)
    .replace(/\r\n?/g, '\n')
    .replace(/^(\s*):(?=:)/gm, `$1:${gap}`)
    .replaceAll('##[', `#${gap}#[`)
}

function cut(summary: string): string {
  const bytes = Buffer.from(summary)
  if (bytes.length <= SUMMARY_BYTES) return summary
  const end = bytes.lastIndexOf('\n', SUMMARY_BYTES)
  return `${bytes.subarray(0, end > 0 ? end : SUMMARY_BYTES).toString()}\n\n_The rest was cut: a summary holds 1 MiB._\n`
}

/** Markdown that shows the text as it is, whatever stands in it. */
function asText(text: string): string {
  return text.replace(/^/gm, '    ')
}
