import type { Hono } from 'hono'
import { conflict, notFound, numberOf, pageOf } from './answer.ts'
import { needs } from './permissions.ts'
import { jobJson, runJson } from './run-answer.ts'
import { type Repository, shaOf } from './repository.ts'
import type { User } from './users.ts'
import { type Env, nextId, type World } from './world.ts'

export type RunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending'
export type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required'

export interface NewRun {
  id?: number
  name?: string
  /** The workflow's file. */
  path?: string
  event?: string
  status?: RunStatus
  conclusion?: Conclusion
  attempt?: number
  branch?: string
  sha?: string
  actor?: string
  jobs?: string[]
}

export interface Run {
  readonly id: number
  readonly number: number
  readonly name: string
  readonly path: string
  readonly event: string
  readonly branch: string
  readonly sha: string
  readonly actor: User
  readonly jobs: string[]
  readonly createdAt: number
  status: RunStatus
  conclusion: Conclusion | null
  attempt: number
  startedAt: number
  updatedAt: number
  /** It will change by itself, so that whoever waits for it lets time pass. */
  pending: boolean
  /** Called when a client cancels it; a test ends the process here. */
  onCancel: (() => void) | undefined
  start(): void
  end(conclusion?: Conclusion): void
  endAfter(ms: number, conclusion?: Conclusion): void
  /** Its runner dies; GitHub notices only `noticedAfterMs` later. */
  kill(options?: { noticedAfterMs?: number }): void
  /** Again, under the same id. */
  rerun(): void
  /** Somebody deletes it. */
  remove(): void
}

/** How long a cancelled run takes to wind up. */
const CANCEL_MS = 5_000

export function addRun(world: World, repository: Repository, options: NewRun): Run {
  const { clock } = world.kernel
  const { branch = repository.defaultBranch, path = '.github/workflows/release.yml' } = options
  const { runs } = repository
  const now = clock.now()
  let cancelTimer: (() => void) | undefined
  const set = (status: RunStatus, conclusion: Conclusion | null): void => {
    cancelTimer?.()
    Object.assign(run, { status, conclusion, pending: false, updatedAt: clock.now() })
  }
  const run: Run = {
    id: options.id ?? nextId(world, 'run'),
    number: runs.filter((other) => other.path === path).length + 1,
    name: options.name ?? 'release',
    path,
    event: options.event ?? 'push',
    branch,
    sha: options.sha ?? shaOf(repository, branch),
    actor: world.users.named(options.actor ?? 'mona'),
    jobs: options.jobs ?? ['release'],
    createdAt: now,
    status: options.status ?? (options.conclusion ? 'completed' : 'in_progress'),
    conclusion: options.conclusion ?? null,
    attempt: options.attempt ?? 1,
    startedAt: now,
    updatedAt: now,
    pending: false,
    onCancel: undefined,
    start: () => set('in_progress', null),
    end: (conclusion = 'success') => set('completed', conclusion),
    endAfter(ms, conclusion = 'success') {
      cancelTimer?.()
      cancelTimer = clock.after(ms, () => set('completed', conclusion))
      run.pending = true
    },
    kill({ noticedAfterMs = 0 } = {}) {
      if (noticedAfterMs === 0) set('completed', 'failure')
      else run.endAfter(noticedAfterMs, 'failure')
    },
    rerun() {
      set('queued', null)
      run.attempt++
      run.startedAt = clock.now()
    },
    remove: () => void runs.splice(runs.indexOf(run), 1),
  }
  runs.push(run)
  return run
}

export function runRoutes(repo: Hono<Env>, world: World): void {
  repo.get('/actions/runs/:id', needs('actions:read'), (c) => {
    const run = findRun(c.var.repository, numberOf(c, 'id'))
    const answer = runJson(c.var.links, c.var.repository, run)
    if (run.pending) world.kernel.clock.looked()
    return c.json(answer)
  })

  repo.post('/actions/runs/:id/cancel', needs('actions:write'), (c) => {
    const run = findRun(c.var.repository, numberOf(c, 'id'))
    if (run.status === 'completed') throw conflict('Cannot cancel a workflow run that is completed.')
    run.endAfter(CANCEL_MS, 'cancelled')
    run.onCancel?.()
    return c.json({}, 202)
  })

  repo.get('/actions/runs/:id/attempts/:attempt/jobs', needs('actions:read'), (c) => {
    const { repository, links } = c.var
    const run = findRun(repository, numberOf(c, 'id'))
    const attempt = numberOf(c, 'attempt')
    if (attempt < 1 || attempt > run.attempt) throw notFound()
    const jobs = pageOf(c, run.jobs).map((name, at) => jobJson(links, repository, run, { name, attempt, at }))
    return c.json({ total_count: run.jobs.length, jobs })
  })
}

export function findRun({ runs }: Repository, id: number): Run {
  const run = runs.find((one) => one.id === id)
  if (!run) throw notFound()
  return run
}
