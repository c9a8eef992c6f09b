import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { readResult } from '../demo/outcome.ts'
import { countRequests } from '../demo/requests.ts'
import type { Terminal } from '../demo/terminal.ts'
import { runAction } from '../runner/runner.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { buildAll } from './build.ts'
import { look } from './look.ts'
import type { Outcome } from './outcome.ts'
import type { Plan } from './plan.ts'
import type { Scene } from './scenes.ts'
import { broken, differences } from './outcome.ts'
import { progress, tellEnd, tellOutcome, tellScene } from './tell.ts'
import { checkOut, complete } from './workspace.ts'
import { type PlannedWorld, plannedWorld } from './world.ts'

export { terminal } from '../demo/terminal.ts'
export { BuildFailure } from './build.ts'
export { scenesOf } from './scenes.ts'
export type { Plan, PlannedComponent } from './plan.ts'

export interface Rehearsal {
  plan: Plan
  scenes: Scene[]
  screen: Terminal
  verbose: boolean
  signal: AbortSignal
}

/** Plays the scenes one after another; whether all ended as they should. */
export async function rehearse(rehearsal: Rehearsal): Promise<boolean> {
  const { plan, scenes, screen } = rehearsal
  const home = await mkdtemp(join(tmpdir(), 'ops-actions-rehearsal-'))
  const now: Now = { version: 'v1', told: undefined }
  const workspace = (): string => join(home, now.version)
  const sandbox = await startSandbox({
    railway: {
      build: async ({ folder, service }) => {
        const component = plan.components.find(
          ({ platform }) => platform.kind === 'railway' && platform.service === service,
        )
        if (component) await complete(folder, { workspace: workspace(), source: component.source })
        if (now.told !== undefined && !buildsFrontend(plan)) await tellCommit(folder, now.told)
      },
    },
  })
  try {
    const world = plannedWorld(sandbox, plan, workspace)
    const stage: Stage = { ...rehearsal, sandbox, world, home, now, commits: new Map() }
    const outcomes: Outcome[] = []
    for (const [index, scene] of scenes.entries()) {
      tellScene(screen, scene, { number: index + 1, of: scenes.length })
      const outcome = await play(stage, scene)
      outcomes.push(outcome)
      tellOutcome(screen, outcome)
      // What comes next counts on it.
      if (differences(outcome).length > 0) break
    }
    tellEnd(screen, { outcomes, refusedHosts: sandbox.kernel.journal.refusedHosts })
    return !broken(outcomes)
  } finally {
    await sandbox.close()
    await rm(home, { recursive: true, force: true })
  }
}

interface Now {
  version: string
  /** The commit that this version tells instead of its own. */
  told: string | undefined
}

interface Stage extends Rehearsal {
  sandbox: Sandbox
  world: PlannedWorld
  home: string
  now: Now
  /** Version → SHA. */
  commits: Map<string, string>
}

async function play(stage: Stage, scene: Scene): Promise<Outcome> {
  const { sandbox, world, plan, home, commits, signal, screen, verbose } = stage
  const { repository, tokens } = world
  stage.now.version = scene.version
  stage.now.told = commits.get(scene.tellsCommitOf ?? '')
  if (!commits.has(scene.version)) await makeVersion(stage, scene)
  const sha = commits.get(scene.version) ?? ''
  const job = repository.run({ name: scene.action, event: scene.action === 'deploy' ? 'push' : 'workflow_dispatch' })
  const before = sandbox.kernel.journal.entries.length
  const startedAt = performance.now()
  const run = await runAction(scene.action, {
    root: plan.packageRoot,
    workspace: join(home, scene.version),
    with: {
      ...scene.inputs,
      config: plan.config,
      environment: plan.environment,
      'vercel-token': tokens.vercel,
      'railway-token': tokens.railway,
      'sentry-auth-token': tokens.sentry,
    },
    env: { ...sandbox.environment(), ...checkVariables(plan) },
    github: {
      event_name: job.event,
      ref: `refs/heads/${plan.branch}`,
      ref_name: plan.branch,
      repository: repository.fullName,
      run_id: String(job.id),
      sha,
      token: tokens.github,
    },
    kill: signal,
    ...(verbose ? { onLine: progress(screen) } : {}),
  })
  job.end(run.exitCode === 0 ? 'success' : 'failure')
  signal.throwIfAborted()
  const complaints = run.annotations.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  const entries = sandbox.kernel.journal.entries.slice(before)
  return {
    scene,
    exitCode: run.exitCode,
    result: readResult(run.outputs['result-json'], complaints),
    complaints,
    commits: new Map([...commits].map(([version, commit]) => [commit, version])),
    served: await Promise.all(plan.components.map(async (one) => await look(one, sandbox.kernel.internet))),
    requests: countRequests(entries),
    entries,
    durationMs: performance.now() - startedAt,
    printed: printedBy(world),
  }
}

/** A commit that changes every component, checked out and built. */
async function makeVersion(
  { plan, world, home, commits, signal }: Stage,
  { version, tellsCommitOf }: Scene,
): Promise<void> {
  const { repository } = world
  const workspace = join(home, version)
  await checkOut(plan.root, workspace, { withBuilds: plan.builds === 'built' })
  const marks = plan.components.map(({ source }) => [
    source === '.' ? 'rehearsal.txt' : `${source}/rehearsal.txt`,
    version,
  ])
  const sha = repository.commit({
    message: `Rehearse ${version}`,
    files: {
      ...(Object.fromEntries(marks) as Record<string, string>),
      [plan.config]: await readFile(join(workspace, plan.config), 'utf8'),
    },
    ...(version === 'v1' && plan.commit !== undefined ? { sha: plan.commit } : {}),
  })
  repository.tag(version, sha)
  commits.set(version, sha)
  if (tellsCommitOf !== undefined) await giveUpEarly(join(workspace, plan.config))
  const told = commits.get(tellsCommitOf ?? version) ?? sha
  if (plan.builds === 'scripts') await buildAll(plan, workspace, { commit: told, signal })
}

/** That the gate says no is what is shown; that it waits for minutes first is not. */
async function giveUpEarly(config: string): Promise<void> {
  const document = parseDocument(await readFile(config, 'utf8'))
  document.setIn(['gate', 'timeout'], '8s')
  await writeFile(config, document.toString())
}

/** Where no build tells the commit, it is in the file that comes with the upload. */
async function tellCommit(folder: string, commit: string): Promise<void> {
  const file = join(folder, 'ops-release.json')
  const told = JSON.parse(await readFile(file, 'utf8')) as object
  await writeFile(file, JSON.stringify({ ...told, commit }))
}

function buildsFrontend({ components, builds }: Plan): boolean {
  return builds === 'scripts' && components.some(({ platform }) => platform.kind === 'vercel')
}

/** Checks read their values from variables of this name, as the action does. */
function checkVariables({ variables }: Plan): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => name.startsWith('SMOKE_')))
}

/** The last lines of each backend's latest deployment. */
function printedBy({ services }: PlannedWorld): Record<string, string[]> {
  const latest = [...services].map(([name, { deployments }]) => [name, deployments[0]?.log ?? []] as const)
  return Object.fromEntries(latest.map(([name, log]) => [name, log.slice(-15).map(({ message }) => message)]))
}
