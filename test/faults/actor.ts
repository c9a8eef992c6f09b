import { channel, subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Run } from '../../sandbox/github/runs.ts'
import type { Entrance } from '../../sandbox/kernel/network.ts'
import type { Result } from '../../src/action.ts'
import { explain } from '../../src/explain.ts'
import type { Job } from '../../src/job.ts'
import { redact } from '../../src/redact.ts'
import { type Kind, PROGRAMS } from './programs.ts'
import { currentOwner, forget, hold, ownedBy, type Owner, sleep, virtualNow, wake } from './time.ts'
import type { Asked, Visitor } from './turnstile.ts'
import type { Version, World } from './world.ts'

/** What befalls an actor, once. */
export interface Incident {
  /** At its request of that number, or at the first one like this. */
  at: number | { service: string; method: string; path: RegExp }
  /** Before the request is acted upon, or after that and before its answer. */
  when: 'before' | 'after'
  befalls: (actor: Actor, request: Asked) => void
}

export interface ActorOptions {
  kind: Kind
  version: Version
  with?: Record<string, string>
  incidents?: Incident[]
  /** Its machine's way into the network. */
  entrance: Entrance
  /** The workflow run that it is a step of. */
  run: Run
  /** What main steps leave for post steps. */
  state: Map<string, string>
}

/** How it ended. */
export interface Ending {
  kind: Kind
  /** What it was to bring to production; unknown for a recovery, and for a rollback without a target. */
  commit: string | undefined
  /** Nothing when it was killed. */
  exitCode: number | undefined
  /** As the action's output of that name. */
  status: string | undefined
  /** The failure, or else the last line. */
  headline: string
  /** Everything that it has written: log, summary, outputs, annotations. */
  output: string
  durationMs: number
  /** What it has asked, in this order: method, host, path and operation of each request. */
  asked: readonly string[]
}

/** One step of a workflow run, as a process of its own would be. Several may work at the same time. */
export interface Actor extends Owner {
  readonly kind: Kind
  readonly ended: Promise<Ending>
  /** Its machine is gone, so that no post step follows. */
  readonly isLost: boolean
  readonly isCancelled: boolean
  /** The runner dies with it: nothing of it ever happens again, and GitHub sees a failed run. */
  kill(): void
  /** As the runner cancels: it is asked to stop, and killed ten seconds later. */
  cancel(): void
  /** Nothing of it goes on for `ms`, as on a machine that is stopped; then all of it does. */
  freeze(ms: number): void
}

const KILLED_AFTER_MS = 10_000
/** Of those who were killed. A signal that is still listened to keeps all that it knows in memory. */
const graves = new Set<AbortController>()
const requestsOf = new WeakMap<Owner, Set<ClientRequest>>()

// Node tells of each request where it is made, and so by whom.
subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest }
  const owner = currentOwner()
  const requests = owner && requestsOf.get(owner)
  if (!requests) return
  requests.add(request)
  request.once('close', () => requests.delete(request))
})
if (!channel('http.client.request.created').hasSubscribers) throw new Error('rig: this Node does not tell of requests')

export function startActor(world: World, options: ActorOptions): Actor {
  const { kind, version, run, state, entrance, incidents = [] } = options
  const written: string[] = []
  const startedAt = virtualNow()
  const calledOff = new AbortController()
  const requests = new Set<ClientRequest>()
  const asked: string[] = []
  const ahead = new Set(incidents)
  let isDead = false
  let isLost = false
  let awake: Promise<void> | undefined
  let end: (ending: Ending) => void
  const ended = new Promise<Ending>((resolve) => (end = resolve))

  const visitor: Visitor = {
    name: entrance.name,
    asked: 0,
    get isAsleep() {
      return awake !== undefined
    },
    onRequest(request) {
      asked.push(nameOf(request))
      if (!befall('before', request)) return 'go'
      return isDead ? 'never' : 'wait'
    },
    async onAnswer(request) {
      befall('after', request)
      await awake
      if (isDead) await new Promise(() => undefined)
    },
  }
  const actor: Actor = {
    name: entrance.name,
    kind,
    ended,
    get isLost() {
      return isLost
    },
    get isCancelled() {
      return calledOff.signal.aborted
    },
    kill,
    cancel,
    freeze,
  }
  requestsOf.set(actor, requests)
  world.turnstile.add(visitor)
  const work = ownedBy(actor, async () => await program())
  void work.then(conclude)
  return actor

  function befall(when: Incident['when'], request: Asked): boolean {
    const now = [...ahead].filter((incident) => incident.when === when && isAt(incident, request))
    for (const incident of now) {
      ahead.delete(incident)
      incident.befalls(actor, request)
    }
    return now.length > 0
  }

  async function program(): Promise<Partial<Ending>> {
    try {
      const step = { with: { ...inputsOf(world), ...options.with }, job: jobOf(), transport: entrance.transport }
      return publish((await PROGRAMS[kind](step)) ?? {})
    } catch (error) {
      const headline = explain(error)
      written.push(headline)
      // A post step's trouble does not fail the job, whose main step has failed already.
      return { exitCode: kind === 'post' ? 0 : 1, status: 'failure', headline }
    }
  }

  function publish({ outputs = {}, summary = '', annotations = [], failure }: Result): Partial<Ending> {
    written.push(...[summary, failure ?? '', ...annotations.map(({ message }) => message)].map(redact))
    written.push(...Object.entries(outputs).map(([key, value]) => redact(`${key}=${value}`)))
    const headline = failure ?? summary.split('\n')[0] ?? ''
    return { exitCode: failure === undefined ? 0 : 1, status: outputs['status'], headline }
  }

  function line(text: string): void {
    written.push(redact(text))
  }

  function conclude(ending: Partial<Ending>): void {
    if (isDead) return
    isDead = true
    leave()
    tell(ending)
  }

  function tell({ exitCode, status, headline = '' }: Partial<Ending>): void {
    const durationMs = virtualNow() - startedAt
    const output = written.join('\n')
    const commit = kind === 'deploy' ? version.sha : options.with?.['to']
    end({ kind, commit, exitCode, status, headline, output, durationMs, asked })
  }

  function leave(): void {
    forget(actor)
    world.turnstile.remove(visitor)
  }

  function kill(): void {
    if (isDead) return
    isLost = true
    run.end('failure')
    die()
  }

  function die(): void {
    if (isDead) return
    isDead = true
    // The operating system closes the connections of a dead process; nobody is left there to notice.
    for (const request of requests) abandon(request)
    graves.add(calledOff)
    leave()
    tell({ headline: 'killed' })
  }

  function cancel(): void {
    calledOff.abort(new Error('the job was cancelled (SIGINT)'))
    setTimeout(die, KILLED_AFTER_MS)
  }

  function freeze(ms: number): void {
    hold(actor)
    awake = sleep(ms).then(() => {
      awake = undefined
      wake(actor)
    })
  }

  function jobOf(): Job {
    const { fullName } = world.repository
    return {
      repository: fullName,
      sha: version.sha,
      ref: 'refs/heads/main',
      branch: 'main',
      eventName: 'push',
      runId: run.id,
      runAttempt: run.attempt,
      runUrl: `https://github.com/${fullName}/actions/runs/${run.id}/attempts/${run.attempt}`,
      actor: 'mona',
      workspace: version.folder,
      temp: version.folder,
      serverUrl: 'https://github.com',
      apiUrl: 'http://api.github.com',
      graphqlUrl: 'http://api.github.com/graphql',
      event: {},
      signal: calledOff.signal,
      log: {
        line,
        notice: line,
        warning: line,
        debug: line,
        group: async (_, work) => await work(),
        foreign: async (_, work) => await work(),
      },
      output: (key, value) => line(`${key}=${value}`),
      state: { save: (key, value) => void state.set(key, value), read: (key) => state.get(key) },
    }
  }
}

/** Lets go of everything that the dead were waiting for. Their doors are closed and their timers never fire. */
export function buryTheDead(): void {
  for (const grave of graves) grave.abort(new Error('it was killed'))
  graves.clear()
}

function isAt({ at }: Incident, { number, service, method, path }: Asked): boolean {
  if (typeof at === 'number') return at === number
  return at.service === service && at.method === method && at.path.test(path)
}

function nameOf({ method, headers, path, operation = '' }: Asked): string {
  return `${method} ${headers.get('host')}${path} ${operation}`
}

function abandon(request: ClientRequest & { res?: IncomingMessage }): void {
  for (const emitter of [request, request.res]) emitter?.removeAllListeners().on('error', () => undefined)
  request.destroy()
}

/** Plain HTTP to the providers, by their real names; only the public addresses are worth their certificates. */
function inputsOf({ tokens }: World): Record<string, string> {
  return {
    'github-token': tokens.github,
    'vercel-token': tokens.vercel,
    'railway-token': tokens.railway,
    'sentry-auth-token': tokens.sentry,
    'vercel-api-url': 'http://api.vercel.com',
    'railway-api-url': 'http://backboard.railway.com',
  }
}
