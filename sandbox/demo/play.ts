import { join } from 'node:path'
import { runAction } from '../runner/runner.ts'
import type { Sandbox } from '../start.ts'
import { makeVersion } from '../versions.ts'
import type { ExampleWorld } from '../world.ts'
import { type Outcome, readResult } from './outcome.ts'
import { countRequests } from './requests.ts'
import type { Scene } from './scenes.ts'
import { look } from './served.ts'

export interface Stage {
  sandbox: Sandbox
  world: ExampleWorld
  /** Holds a folder for each version. */
  root: string
  /** Kills what runs. */
  stop: AbortSignal
}

/** Plays one scene as GitHub would: a commit, a run of a workflow, and the action with its tokens. */
export async function play(stage: Stage, scene: Scene, onLine: (line: string) => void): Promise<Outcome> {
  const { sandbox, world, root, stop } = stage
  const { kernel } = sandbox
  const { repository, tokens } = world
  if (scene.change) await commit(stage, scene.version, scene.change)

  const branch = repository.defaultBranch
  const workflow = scene.action === 'deploy' ? 'release' : 'rollback'
  const event = scene.action === 'deploy' ? 'push' : 'workflow_dispatch'
  const job = repository.run({ name: workflow, path: `.github/workflows/${workflow}.yml`, event })
  const before = kernel.journal.entries.length
  const startedAt = Date.now()
  const run = await runAction(scene.action, {
    workspace: join(root, scene.version),
    with: {
      ...scene.inputs,
      'vercel-token': tokens.vercel,
      'railway-token': tokens.railway,
      'sentry-auth-token': tokens.sentry,
    },
    env: sandbox.environment(),
    github: {
      event_name: event,
      ref: `refs/heads/${branch}`,
      ref_name: branch,
      repository: repository.fullName,
      run_id: String(job.id),
      sha: repository.graph.branches.get(branch) ?? '',
      token: tokens.github,
      workflow,
    },
    kill: stop,
    onLine,
  })
  const durationMs = Date.now() - startedAt
  job.end(run.exitCode === 0 ? 'success' : 'failure')
  stop.throwIfAborted()

  const complaints = run.annotations.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  return {
    scene,
    exitCode: run.exitCode,
    result: readResult(run.outputs['result-json'], complaints),
    served: await Promise.all([look('web', kernel.internet), look('api', kernel.internet)]),
    requests: countRequests(kernel.journal.entries.slice(before)),
    startedAt,
    durationMs,
    summary: run.summary,
  }
}

/** Both halves change, and a tag says what people call the commit. */
async function commit({ world, root }: Stage, name: string, change: NonNullable<Scene['change']>): Promise<void> {
  const { repository } = world
  const manifest = (component: string): string => `${JSON.stringify({ name: `shop-${component}`, version: name })}\n`
  const sha = repository.commit({
    message: change.message,
    files: { 'api/package.json': manifest('api'), 'web/package.json': manifest('web') },
  })
  repository.tag(name, sha)
  await makeVersion(join(root, name), { commit: sha, name, broken: change.broken })
}
