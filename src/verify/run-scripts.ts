import type { Checked, Context, Finding } from './context.ts'
import { seconds } from './install.ts'
import { readerOf } from './problems-in.ts'
import { fromRoot, placeOfScript, readManifest } from './scripts.ts'
import type { Prepared } from './target.ts'

/** Lines that wait for their turn; of more, the first and the last. */
const MOST_WAITING = 20_000
const TAIL = 15

/** Runs the scripts of one step at the same time. The first streams; the others tell theirs when it is their turn. */
export async function runStep(context: Context, target: Prepared, scripts: readonly string[]): Promise<Checked[]> {
  let turn: Promise<unknown> = Promise.resolve()
  const runs = scripts.map((script) => {
    const mine = turn
    const running = runScript(context, { target, script, turn: mine })
    turn = running.catch(() => undefined)
    return running
  })
  return await Promise.all(runs)
}

interface ScriptRun {
  target: Prepared
  script: string
  turn: Promise<unknown>
}

async function runScript(context: Context, { target, script, turn }: ScriptRun): Promise<Checked> {
  const { packages, manifest, name, directory } = target
  const { workspace, programs, log, signal, timeoutMs } = context
  if (!packages || !manifest) throw new Error(`${name} has no package.json`)
  const reader = readerOf({ from: [directory, packages.directory, context.root], workspace })
  const show = inTurn(context, turn)
  const tail: string[] = []
  const onLine = (line: string): void => {
    reader.take(line)
    show.line(line)
    if (line.trim() !== '' && tail.push(line) > TAIL) tail.shift()
  }
  const env = { ...context.env, OPS_COMMIT: context.commit }
  const [{ code, timedOut, durationMs }] = await Promise.all([
    programs.run(packages.run(script, directory), { env, timeoutMs, signal, onLine }).finally(show.end),
    show.during(log, `${name}: ${script}`),
  ])
  if (code === 0) return { name: script, status: 'success', durationMs }

  const how = timedOut ? `took longer than ${seconds(timeoutMs)} and was ended` : `ended with ${code ?? 'a signal'}`
  const findings = reader.findings()
  const place = placeOfScript(manifest, script, { directory, workspace })
  const last = tail
    .filter((line) => !/^npm (error|ERR!)|ELIFECYCLE/.test(line))
    .slice(-3)
    .join(' | ')
    .slice(0, 400)
  const own: Finding = {
    severity: 'error',
    message: `${name}: the script "${script}" ${how}${last ? `; it said: ${last}` : ''}`,
    title: script,
    ...place,
  }
  return {
    name: script,
    status: 'failure',
    durationMs,
    detail: `${how}${findings.length > 0 ? `; ${findings[0]?.message}` : ''}`,
    findings: findings.some(({ severity }) => severity === 'error') ? findings : [...findings, own],
  }
}

/** Groups of the log can't be mixed, so that only one script at a time is shown as it runs. */
function inTurn({ log }: Context, turn: Promise<unknown>) {
  const waiting: string[] = []
  let left = 0
  let isShown = false
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>()
  return {
    line(text: string): void {
      if (isShown) log.line(text)
      else if (waiting.length < MOST_WAITING) waiting.push(text)
      else left++
    },
    end: () => {
      end(undefined)
    },
    async during({ foreign }: Context['log'], title: string): Promise<void> {
      await turn
      await foreign(title, async () => {
        for (const text of waiting.splice(0)) log.line(text)
        if (left > 0) log.line(`(${left} lines more)`)
        isShown = true
        await ended
      })
    },
  }
}

/** Builds what the component needs of its own workspace, each only once. Its first failure is the component's. */
export async function buildBefore(context: Context, target: Prepared, known: Map<string, Checked>): Promise<Checked[]> {
  const checks: Checked[] = []
  for (const { name, directory } of target.before) {
    const built = known.get(directory) ?? (await buildPackage(context, target, { name, directory }))
    if (!built) continue
    known.set(directory, built)
    checks.push(built)
    if (built.status === 'failure') break
  }
  return checks
}

async function buildPackage(
  context: Context,
  target: Prepared,
  { name, directory }: { name: string; directory: string },
): Promise<Checked | undefined> {
  const manifest = readManifest(directory)
  if (!manifest) return undefined
  const source = fromRoot(context.workspace, directory)
  const [built] = await runStep(context, { ...target, name, directory, source, manifest, before: [] }, ['build'])
  return built && { ...built, name: `build of ${name}` }
}
