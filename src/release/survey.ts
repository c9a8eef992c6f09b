import { messageOf, Refusal } from './errors.ts'
import { inOrder, type Component } from './application.ts'
import type { Context } from './context.ts'
import type { Deployment, Finding, Intent } from './platform.ts'
import type { ReleaseRecord } from './record.ts'

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
  live: Deployment | undefined
}

/** What a survey is about to be used for. */
export interface Purpose {
  action: Intent['action']
  /** The history where it was read already. */
  history?: ReleaseRecord[]
  /** The deployments that are to serve again, by component. */
  restoring?: ReadonlyMap<string, Deployment>
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

  const failures = [reading, ...looks].flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  const components = looks.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const errors = components.flatMap(({ findings }) => reasons(findings, 'error'))
  if (reading.status === 'rejected' || failures.length > 0 || errors.length > 0) throw new Refusal(errors, failures)
  return {
    history: reading.value,
    components,
    warnings: components.flatMap(({ findings }) => reasons(findings, 'warning')),
  }
}

async function look(
  { gate, watch }: Context,
  component: Component,
  { action, restoring }: Purpose,
): Promise<Seen & { findings: Finding[] }> {
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

function reasons(findings: readonly Finding[], severity: Finding['severity']): string[] {
  return findings.filter((finding) => finding.severity === severity).map(({ message }) => message)
}
