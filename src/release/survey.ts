import { messageOf, Refusal } from './errors.ts'
import { inOrder, type Component } from './application.ts'
import type { Context } from './context.ts'
import type { Deployment, Finding, Intent, Live } from './platform.ts'
import { isOpen, type ReleaseRecord } from './record.ts'
import { compare } from './truth.ts'

/** What a look at everything has shown before anything is changed. */
export interface Overview {
  /** Newest first. */
  history: ReleaseRecord[]
  /** In the order in which traffic moves forward. */
  components: Seen[]
  warnings: string[]
}

export interface Seen {
  component: Component
  /** What serves now, with the commit that it really serves where it tells. */
  live: Live | undefined
  /** What an undo would bring back: what serves, unless that came about by mistake or somebody has taken it away. */
  before: Deployment | undefined
  /** A release that was undone serves here after all. */
  late: boolean
}

/** What a survey is about to be used for. */
export interface Purpose {
  action: Intent['action']
  /** The history where it was read already. */
  history?: ReleaseRecord[]
  /** The deployments that are to serve again, by component. */
  restoring?: ReadonlyMap<string, Deployment>
  /** What somebody has changed outside of releases may be replaced. */
  force: boolean
}

/**
 * Looks at every platform and at the history at the same time and changes nothing. Throws `Refusal` with every reason
 * not to begin, of all components together.
 */
export async function survey(context: Context, purpose: Purpose): Promise<Overview> {
  const { application, store, watch } = context
  const [reading, ...looks] = await Promise.allSettled([
    purpose.history ?? store.history(application.environment),
    ...inOrder(application.components).map(async (component) => await look(context, component, purpose)),
  ])
  watch.signal.throwIfAborted()

  const history = reading.status === 'fulfilled' ? reading.value : []
  const failures = [reading, ...looks].flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  const found = looks.flatMap((one) => (one.status === 'fulfilled' ? [compared(history, one.value, purpose)] : []))
  const errors = found.flatMap(({ findings }) => reasons(findings, 'error'))
  if (reading.status === 'rejected' || failures.length > 0 || errors.length > 0) throw new Refusal(errors, failures)
  const components = await Promise.all(found.map(async (seen) => await withoutLost(context, seen)))
  return {
    history: reading.value,
    components,
    warnings: components.flatMap(({ findings }) => reasons(findings, 'warning')),
  }
}

type Found = Seen & { findings: Finding[] }

interface Look {
  component: Component
  live: Live | undefined
  findings: Finding[]
}

async function look({ gate, watch }: Context, component: Component, { action, restoring }: Purpose): Promise<Look> {
  const { name, platform, url } = component
  const report = (line: string): void => watch.report(`${name}: ${line}`)
  const [{ live, findings }, served] = await Promise.all([
    platform
      .preflight({ action, restoring: restoring?.get(name) }, { signal: watch.signal, report })
      .catch((cause: unknown) => {
        throw new Error(`${name}: ${messageOf(cause)}`, { cause })
      }),
    gate.served({ component: name, url, access: {} }, watch.signal),
  ])
  return {
    component,
    // Only what it really serves can be proven again after an undo; what the platform believes can not.
    live: live && { ...live, commit: served },
    findings: findings.map(({ severity, message }) => ({ severity, message: `${name}: ${message}` })),
  }
}

/** What somebody has changed outside of releases is never replaced silently. */
function compared(
  history: readonly ReleaseRecord[],
  { component, live, findings }: Look,
  { action, force }: Purpose,
): Found {
  const { expected, is, message } = compare(history, component.name, live)
  const late = is === 'late'
  const all = [...findings]
  // While a release is under way or was left open, it is that which has changed it.
  const open = history.some(isOpen)
  if (message !== undefined && !open) {
    const refused = is === 'foreign' && !force
    const other = action === 'deploy' ? ' Bring the whole application back with the rollback action, or' : ''
    all.push({
      severity: refused ? 'error' : 'warning',
      message: `${component.name}: ${message}.${refused ? `${other} set "force: true" to go over it` : ''}`,
    })
  }
  const { arrival: _, ...kept } = live ?? { id: '' }
  const before = late || is === 'gone' ? expected?.deployment : live && kept
  return { component, live, before, late, findings: all }
}

/** What somebody has taken away may be gone for good; an undo must not try for ever to bring it back. */
async function withoutLost({ watch }: Context, seen: Found): Promise<Found> {
  const { component, live, before, findings } = seen
  if (live || !before) return seen
  const intent = { action: 'rollback', restoring: before } as const
  const report = (line: string): void => watch.report(`${component.name}: ${line}`)
  const errors = reasons(
    (await component.platform.preflight(intent, { signal: watch.signal, report })).findings,
    'error',
  )
  if (errors.length === 0) return seen
  const message = `${component.name}: ${before.id} can't be made to serve again, so that a release that fails leaves nothing there: ${errors.join('; ')}`
  return { ...seen, before: undefined, findings: [...findings, { severity: 'warning', message }] }
}

function reasons(findings: readonly Finding[], severity: Finding['severity']): string[] {
  return findings.filter((finding) => finding.severity === severity).map(({ message }) => message)
}
