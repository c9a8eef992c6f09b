import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Outcome } from './demo/outcome.ts'
import { page } from './demo/page.ts'
import { play } from './demo/play.ts'
import { brokenPromises, tellRecap, trafficOf } from './demo/recap.ts'
import { SCENES } from './demo/scenes.ts'
import { look } from './demo/served.ts'
import { progress, tellOutcome, tellScene, tellStart } from './demo/tell.ts'
import { terminal } from './demo/terminal.ts'
import { sendVisitor } from './demo/visitor.ts'
import { startSandbox } from './start.ts'
import { exampleWorld } from './world.ts'

const VISIT_EVERY_MS = 40
const repository = fileURLToPath(new URL('..', import.meta.url))

const { values } = parseArgs({
  options: { report: { type: 'string' }, summaries: { type: 'string' }, pace: { type: 'string', default: '100' } },
})
/** How many times faster than in the real world time passes for the providers. */
const pace = Number(values.pace)
if (!(pace >= 1)) throw new Error(`--pace must be a number from 1 up, got "${values.pace}"`)
const report = resolve(values.report ?? join(repository, 'tmp/demo.html'))
const screen = terminal(process.stdout, process.env)

const stop = new AbortController()
const interrupted = new Error('interrupted')
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop.abort(interrupted)
  })
}
// Whoever read it has gone, as `head` does.
process.stdout.on('error', () => {
  stop.abort(interrupted)
})

const missing = ['deploy', 'rollback'].find((name) => !existsSync(join(repository, 'dist', name, 'index.js')))
if (missing) {
  console.error(`The demo runs the built actions, and dist/${missing}/ is missing: run "npm run bundle" first.`)
  process.exitCode = 1
} else {
  try {
    process.exitCode = await demo()
  } catch (error) {
    if (error !== interrupted) throw error
    screen.line('\nstopped')
    process.exitCode = 130
  }
}

async function demo(): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), 'ops-actions-demo-'))
  const sandbox = await startSandbox({ pace })
  const { kernel } = sandbox
  const world = exampleWorld(sandbox)
  const visitor = sendVisitor(async (component) => await look(component, kernel.internet), VISIT_EVERY_MS)
  try {
    tellStart(screen, pace)
    const outcomes: Outcome[] = []
    for (const scene of SCENES) {
      tellScene(screen, scene)
      const outcome = await play({ sandbox, world, root, stop: stop.signal }, scene, progress(screen))
      tellOutcome(screen, outcome)
      outcomes.push(outcome)
    }
    await visitor.leave()

    const traffic = trafficOf(visitor.samples, outcomes)
    tellRecap(screen, outcomes, traffic)
    await mkdir(dirname(report), { recursive: true })
    await writeFile(report, page({ outcomes, samples: visitor.samples, traffic, pace }))
    if (values.summaries !== undefined) await writeSummaries(outcomes, resolve(values.summaries))
    screen.line()
    screen.line(`Report: ${nearby(report)}`)

    const broken = brokenPromises(outcomes, kernel.journal.refusedHosts)
    for (const promise of broken) screen.paragraph(`Not as expected: ${promise}`, { style: 'red' })
    if (broken.length === 0) screen.line(screen.paint('green', 'Everything ended as it should.'))
    return broken.length === 0 ? 0 : 1
  } finally {
    await visitor.leave()
    await sandbox.close()
    await rm(root, { recursive: true, force: true })
  }
}

/** The job summaries as the actions wrote them, for who wants to read or to draw them. */
async function writeSummaries(outcomes: readonly Outcome[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [index, { summary }] of outcomes.entries()) await writeFile(join(folder, `${index + 1}.md`), summary)
}

function nearby(file: string): string {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') ? file : path
}
