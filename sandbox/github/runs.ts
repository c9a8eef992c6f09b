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
  /** How long it goes on after it was cancelled; `Infinity`: it never ends by itself. */
  windUpMs?: number
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
  windUpMs: number
  status: RunStatus
  conclusion: Conclusion | null
  attempt: number
  startedAt: number
  updatedAt: number
  /** It will change by itself, so that whoever waits for it lets time pass. */
  pending: boolean
  /** Somebody has asked it to stop, and it has not ended yet. */
  cancelling: boolean
  /** Called once when a client cancels it; a test ends the process here. */
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
  /** By a client or a person. It goes on for `windUpMs`, with the status that it had. */
  cancel(): void
}

/** The runner asks a step twice before it kills it, and then the post steps run. */
const WIND_UP_MS = 5_000

export function addRun(world: World, repository: Repository, options: NewRun): Run {
  const { clock } = world.kernel
  const { branch = repository.defaultBranch, path = '.github/workflows/release.yml' } = options
  const { runs } = repository
  const now = clock.now()
  let takeBackEnd: (() => void) | undefined
  const set = (status: RunStatus, conclusion: Conclusion | null): void => {
    takeBackEnd?.()
    Object.assign(run, { status, conclusion, pending: false, cancelling: false, updatedAt: clock.now() })
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
    windUpMs: options.windUpMs ?? WIND_UP_MS,
    status: options.status ?? (options.conclusion ? 'completed' : 'in_progress'),
    conclusion: options.conclusion ?? null,
    attempt: options.attempt ?? 1,
    startedAt: now,
    updatedAt: now,
    pending: false,
    cancelling: false,
    onCancel: undefined,
    start: () => set('in_progress', null),
    end: (conclusion = 'success') => set('completed', conclusion),
    endAfter(ms, conclusion = 'success') {
      takeBackEnd?.()
      run.pending = Number.isFinite(ms)
      takeBackEnd = run.pending ? clock.after(ms, () => set('completed', conclusion)) : undefined
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
    cancel() {
      // Asking again does not give it more time.
      if (run.cancelling) return
      run.cancelling = true
      run.endAfter(run.windUpMs, 'cancelled')
      run.onCancel?.()
    },
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
    run.cancel()
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
