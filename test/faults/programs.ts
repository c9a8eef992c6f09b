import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { releaseContext, releaseInputs } from '../../actions/release-context.ts'
import { finishInPost } from '../../actions/release-post.ts'
import { asRecovery, asResult } from '../../actions/release-result.ts'
import type { Result } from '../../src/action.ts'
import type { Transport } from '../../src/http.ts'
import { type Input, readInputs } from '../../src/input.ts'
import type { Job } from '../../src/job.ts'
import { keepSecret } from '../../src/redact.ts'
import { deploy } from '../../src/release/deploy.ts'
import { recover } from '../../src/release/recover.ts'
import { rollback } from '../../src/release/rollback.ts'

export type Kind = 'deploy' | 'rollback' | 'recover' | 'post'

/** What a step of a workflow passes to its action. */
export interface Step {
  with: Record<string, string>
  job: Job
  transport: Transport
}

/** The actions' programs, joined to the product as their `main.ts` and `post.ts` do, which run when they are imported. */
export const PROGRAMS: Record<Kind, (step: Step) => Promise<Result | undefined>> = {
  async deploy(step) {
    const { commit, dryRun, force, ...inputs } = read('deploy', step, (input) => ({
      ...releaseInputs(input),
      images: input.pairs('images'),
      commit: input.optionalCommit('commit'),
      dryRun: input.flag('dry-run'),
      force: input.flag('force'),
    }))
    const { job, transport } = step
    const context = await releaseContext(inputs, job, transport)
    const request = { commit: commit ?? job.sha, repository: job.repository, branch: job.branch, dryRun, force }
    const release = await deploy(context, request)
    job.state.save('closed', 'true')
    job.log.line(release.headline)
    return asResult(release)
  },

  async rollback(step) {
    const { to, reason, dryRun, force, ...inputs } = read('rollback', step, (input) => ({
      ...releaseInputs(input),
      to: input.optional('to'),
      reason: input.optional('reason'),
      dryRun: input.flag('dry-run'),
      force: input.flag('force'),
    }))
    const { job, transport } = step
    const context = await releaseContext({ ...inputs, sources: 'any' }, job, transport)
    const release = await rollback(context, { to, reason, dryRun, force })
    job.state.save('closed', 'true')
    job.log.line(release.headline)
    return asResult(release)
  },

  async recover(step) {
    const inputs = read('deploy', step, releaseInputs)
    return asRecovery(await recover(await releaseContext({ ...inputs, sources: 'any' }, step.job, step.transport)))
  },

  post: async (step) => await finishInPost(read('deploy', step, releaseInputs), step.job, step.transport),
}

const defaults = new Map<string, Record<string, string>>()

function read<T>(action: 'deploy' | 'rollback', step: Step, readThem: (input: Input) => T): T {
  const usual = defaults.get(action) ?? defaultsOf(action)
  defaults.set(action, usual)
  const get = (name: string): string => step.with[name] ?? usual[name] ?? ''
  return readInputs({ get, env: {}, onSecret: keepSecret }, readThem)
}

function defaultsOf(action: string): Record<string, string> {
  const text = readFileSync(new URL(`../../actions/${action}/action.yml`, import.meta.url), 'utf8')
  const { inputs } = parse(text) as { inputs: Record<string, { default?: string }> }
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']))
}
