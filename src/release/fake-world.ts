import type { Application, Component } from './application.ts'
import type { Change, Context } from './context.ts'
import type { GateResult, Target } from './gate.ts'
import type { Deployment, DirectPlatform, Finding, Intent, StagingPlatform, Switch } from './platform.ts'
import type { ReleaseRecord, Run } from './record.ts'

/** A world in memory for tests of the domain: what each component serves, and a log of every change in order. */
export interface FakeWorld {
  context: Context
  /** `web promote w-2`, in order. */
  changes: string[]
  records: ReleaseRecord[]
  /** Deployment that serves, by component. */
  live: Map<string, Deployment | undefined>
  /** Changes of the repository between any two commits. */
  changed: Change[]
  /** Throws when the named change is about to happen: `web promote`. */
  failing: Map<string, Error>
  /** Verdict of a component's gate: `web public` or `api staged`; pass when absent. */
  gates: Map<string, GateResult['verdict']>
  findings: Map<string, Finding[]>
  /** Deployments that can't be made to serve again. */
  gone: Set<string>
  /** Writers whose runs are over. */
  over: Set<string>
  /** Writers whose runs were asked to stop. */
  cancelled: string[]
  /** The same world for another run. */
  seenBy(run: number): Context
  controller: AbortController
}

export interface FakeComponent {
  name: string
  stages: boolean
  after?: string[]
  live?: Deployment
}

export const COMMIT = (letter: string): string => letter.repeat(40)

const TWO: FakeComponent[] = [
  { name: 'api', stages: false, live: { id: 'api-1', commit: COMMIT('a') } },
  { name: 'web', stages: true, after: ['api'], live: { id: 'web-1', commit: COMMIT('a') } },
]

export function fakeWorld(components: FakeComponent[] = TWO): FakeWorld {
  const changes: string[] = []
  const records: ReleaseRecord[] = []
  const live = new Map(components.map((component) => [component.name, component.live]))
  const built = new Map<string, Deployment[]>(components.map(({ name, live: first }) => [name, first ? [first] : []]))
  const world: FakeWorld = {
    changes,
    records,
    live,
    changed: [{ path: 'package-lock.json' }],
    failing: new Map(),
    gates: new Map(),
    findings: new Map(),
    gone: new Set(),
    over: new Set(),
    cancelled: [],
    seenBy: (run) => ({ ...world.context, run: fakeRun(run) }),
    controller: new AbortController(),
    context: undefined as never,
  }

  async function act(name: string, what: string, id = ''): Promise<void> {
    await Promise.resolve()
    const error = world.failing.get(`${name} ${what}`)
    if (error) throw error
    changes.push(`${name} ${what}${id ? ` ${id}` : ''}`)
  }

  function build(name: string, commit: string, releaseId?: string): Deployment {
    const all = built.get(name) ?? []
    const deployment = {
      id: `${name}-${all.length + 1}`,
      url: `https://${name}-${all.length + 1}.example`,
      commit,
      releaseId,
    }
    built.set(name, [...all, deployment])
    return deployment
  }

  function platform({ name, stages }: FakeComponent): StagingPlatform | DirectPlatform {
    const common = {
      name: stages ? 'vercel' : 'railway',
      preflight: async ({ restoring }: Intent) => {
        const lost: Finding = { severity: 'error', message: `${restoring?.id} was deleted` }
        const findings = [...(world.findings.get(name) ?? []), ...(world.gone.has(restoring?.id ?? '') ? [lost] : [])]
        return await Promise.resolve({ live: live.get(name), findings })
      },
      live: async () => await Promise.resolve(live.get(name)),
      find: async (releaseId: string) =>
        await Promise.resolve(built.get(name)?.find((one) => one.releaseId === releaseId)),
      async restore(deployment: Deployment, { allow }: Switch) {
        const serves = live.get(name)
        if (serves && (serves.id === deployment.id || (!stages && serves.commit === deployment.commit))) return serves
        await allow(serves)
        await act(name, 'restore', deployment.id)
        // As on Railway, where going back makes a new deployment with the old content.
        const serving = stages ? deployment : build(name, deployment.commit ?? '')
        live.set(name, serving)
        return serving
      },
      async discard(deployment: Deployment) {
        await act(name, 'discard', deployment.id)
        if (live.get(name)?.id === deployment.id) throw new Error('it serves')
      },
      async withdraw(deployment: Deployment) {
        await act(name, 'withdraw', deployment.id)
        live.set(name, undefined)
      },
    }
    if (!stages) {
      return {
        ...common,
        async deploy({ commit, releaseId }, { allow }) {
          const earlier = built.get(name)?.find((one) => one.releaseId === releaseId)
          if (earlier) return earlier
          await allow(live.get(name))
          await act(name, 'deploy', commit.slice(0, 1))
          const deployment = build(name, commit, releaseId)
          live.set(name, deployment)
          return deployment
        },
      }
    }
    return {
      ...common,
      async stage({ commit, releaseId }) {
        const earlier = built.get(name)?.find((one) => one.releaseId === releaseId)
        if (earlier) return earlier
        await act(name, 'stage', commit.slice(0, 1))
        return build(name, commit, releaseId)
      },
      async promote(deployment, { allow }) {
        if (live.get(name)?.id === deployment.id) return
        await allow(live.get(name))
        await act(name, 'promote', deployment.id)
        live.set(name, deployment)
      },
      access: () => ({}),
    }
  }

  const application: Application = {
    environment: 'production',
    components: components.map((component): Component => ({
      name: component.name,
      after: component.after ?? [],
      url: `https://${component.name}.example`,
      source: component.name,
      migrations: ['api/migrations/**'],
      platform: platform(component),
    })),
  }
  world.context = {
    application,
    run: fakeRun(1),
    watch: { signal: world.controller.signal, report: () => undefined },
    waitMs: 0,
    commits: {
      resolve: async (ref) => await Promise.resolve(ref === 'v1' ? COMMIT('a') : undefined),
      changes: async () => await Promise.resolve(world.changed),
      between: async () => await Promise.resolve([]),
    },
    runs: {
      isOver: async (writer) => await Promise.resolve(world.over.has(writer)),
      cancel: async (writer) => {
        world.cancelled.push(writer)
        await Promise.resolve()
      },
    },
    gate: {
      check: async (target) => await Promise.resolve(judge(world, target)),
      served: async ({ component }) => await Promise.resolve(live.get(component)?.commit),
    },
    store: {
      history: async () => await Promise.resolve(records.map((record) => structuredClone(record)).toReversed()),
      open: async (plan) => {
        const record = { key: records.length + 1, openedAt: new Date(), plan, entries: [] }
        records.push(structuredClone(record))
        return await Promise.resolve(record)
      },
      entries: async ({ key }) =>
        await Promise.resolve(structuredClone(records.find((record) => record.key === key)?.entries ?? [])),
      append: async ({ key }, entry) => {
        records.find((record) => record.key === key)?.entries.push(structuredClone(entry))
        await Promise.resolve()
      },
    },
  }
  return world
}

export function fakeRun(id: number): Run {
  const url = `https://github.example/actions/runs/${id}/attempts/1`
  return { id, attempt: 1, url, writer: `${url}#step` }
}

function judge({ gates, live }: FakeWorld, { component, url, commit }: Target): GateResult {
  const where = url === `https://${component}.example` ? 'public' : 'staged'
  const served = where === 'public' ? live.get(component)?.commit : commit
  const verdict = served === commit ? (gates.get(`${component} ${where}`) ?? 'pass') : 'fail'
  return {
    verdict,
    checks: [{ name: 'identity', verdict, detail: `serves ${String(served)}`, attempts: 1, durationMs: 1 }],
  }
}
