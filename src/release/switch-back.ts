import { inOrder, type Component } from './application.ts'
import { prove } from './proof.ts'
import type { PlannedComponent } from './record.ts'
import { change, watching, type Work } from './switching.ts'

/** Brings the planned deployments back, frontend first, so that the new one never meets the old backend. May be repeated. */
export async function switchBack(work: Work): Promise<void> {
  const { components } = work.journal.record.plan
  for (const component of inOrder(work.context.application.components).toReversed()) {
    const planned = components[component.name]
    if (planned && !planned.unchanged) await bringBack(work, component, planned)
  }
}

async function bringBack(work: Work, component: Component, { after }: PlannedComponent): Promise<void> {
  const { name, platform } = component
  if (!after.id) throw new Error(`${name}: the release to go back to has no deployment`)
  const deployment = { id: after.id, commit: after.commit }
  await change(work, component, { before: 'restoring', after: 'restored', deployment: after.id }, async (watch) => {
    const restored = await platform.restore(deployment, watch)
    await prove(work.context.gate, component, after.commit, watching(work, component))
    return restored
  })
}
