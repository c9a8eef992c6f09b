import type { DeploymentStatus } from '../../sandbox/github/deployment-statuses.ts'
import type { Deployment } from '../../sandbox/github/deployments.ts'
import type { StoryWorld } from './oracle-story.ts'

/** One release in the record, as anybody can read it on GitHub. */
export interface Release {
  id: string
  kind: string
  commit: string
  /** GitHub's own state of it. */
  state: string | undefined
  /** As they were written. */
  entries: Entry[]
  /** The components that it may change. */
  changing: string[]
  verdict: string | undefined
}

export interface Entry {
  component: string | undefined
  step: string
  deployment: string | undefined
  note: string
  /** Of the process that wrote it. */
  by: string
}

const VERDICTS = ['live', 'undone', 'yielded', 'superseded', 'rolled-back', 'stuck']

/** Oldest first. */
export function releasesOf({ repository }: StoryWorld): Release[] {
  return repository.deployments.toSorted((a, b) => a.id - b.id).flatMap((deployment) => readRelease(deployment) ?? [])
}

export function isOpen({ verdict }: Release): boolean {
  return verdict === undefined || verdict === 'stuck'
}

/** What this release has made itself; a rollback works with deployments of others. */
export function madeBy({ kind, entries }: Release, component: string): string[] {
  if (kind !== 'deploy') return []
  const made = entries.filter(
    (entry) => entry.component === component && ['staged', 'deployed', 'promoted'].includes(entry.step),
  )
  return [...new Set(made.flatMap(({ deployment }) => deployment ?? []))]
}

function readRelease({ task, payload, statuses }: Deployment): Release | undefined {
  if (task !== 'release') return undefined
  const plan = (typeof payload === 'string' ? JSON.parse(payload) : payload) as {
    releaseId?: string
    kind?: string
    commit?: string
    run?: { writer?: string }
    components?: Record<string, { unchanged?: boolean }>
  }
  if (plan.releaseId === undefined) return undefined
  const written = statuses.toSorted((a, b) => a.id - b.id)
  const entries = written.flatMap((status) => readEntry(status) ?? [])
  return {
    id: plan.releaseId,
    kind: plan.kind ?? '',
    commit: plan.commit ?? '',
    state: written.at(-1)?.state,
    entries,
    changing: Object.entries(plan.components ?? {}).flatMap(([name, { unchanged }]) => (unchanged ? [] : [name])),
    verdict: verdictOf(entries, plan.run?.writer),
  }
}

/** `#7 web: promoted dpl_abc - note` */
function readEntry({ description, logUrl }: DeploymentStatus): Entry | undefined {
  const text = /^#\d+ (.*)$/s.exec(description)?.[1]
  if (text === undefined) return undefined
  const [fact = '', ...note] = text.split(' - ')
  const words = fact.split(' ')
  const component = words[0]?.endsWith(':') ? words.shift()?.slice(0, -1) : undefined
  const [step = '', deployment] = words
  return { component, step, deployment, note: note.join(' - '), by: logUrl }
}

/** Only who works on a release may close it, and whoever claims it takes it over; later releases may replace a live one. */
function verdictOf(entries: Entry[], opener: string | undefined): string | undefined {
  let owner = opener
  let verdict: string | undefined
  for (const { component, step, by } of entries) {
    if (component !== undefined) continue
    if (step === 'claimed') {
      owner = by
      verdict = undefined
    }
    const replaces = verdict === 'live' && ['superseded', 'rolled-back'].includes(step)
    if (VERDICTS.includes(step) && (by === owner || owner === undefined || replaces)) verdict = step
  }
  return verdict
}
