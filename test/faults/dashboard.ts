import type { Click } from './history-steps.ts'
import type { World } from './world.ts'

/** Does what a person does in a dashboard, where there is something to choose. Answers with what was done. */
export async function press(world: World, click: Click): Promise<string> {
  try {
    return click.on === 'vercel' ? await onVercel(world, click) : onRailway(world, click)
  } catch (error) {
    // The button is grey.
    return `nothing, for ${error instanceof Error ? error.message : String(error)}`
  }
}

async function onVercel(world: World, click: Extract<Click, { on: 'vercel' }>): Promise<string> {
  const { project } = world.vercel
  if (click.what === 'push') {
    const { sha, name } = world.version(`by-hand-${world.nextRunId()}`)
    const index = `<meta name="commit" content="${sha}"><button>Add to basket</button>\n`
    const { id } = await project.push({ sha, files: { 'index.html': index } })
    return `pushes ${name} (${sha.slice(0, 7)}), which Vercel builds as ${id}`
  }
  const ready = project.deployments.filter(
    ({ readyState, target }) => readyState === 'READY' && target === 'production',
  )
  const others = ready.filter(({ id }) => id !== project.production?.id)
  const choice = click.what === 'redeploy' ? ready : others
  const chosen = choice.at(-1 - (click.which % Math.max(choice.length, 1)))
  if (!chosen) return 'nothing, for there is no other deployment on Vercel'
  if (click.what === 'promote') project.promote(chosen.id)
  else if (click.what === 'rollback') project.rollback(chosen.id, { description: 'the basket is empty' })
  else return `redeploys ${chosen.id} on Vercel as ${(await project.redeploy(chosen.id)).id}`
  return `${click.what}s ${chosen.id} on Vercel`
}

function onRailway({ railway: { api } }: World, click: Extract<Click, { on: 'railway' }>): string {
  if (click.what === 'remove') {
    if (!api.active) return 'nothing, for nothing serves on Railway'
    api.remove(api.active.id)
    return 'removes what serves on Railway'
  }
  const choice = api.deployments.filter((one) => one !== api.active && api.canRollback(one))
  const chosen = click.what === 'redeploy' ? api.active : choice[click.which % Math.max(choice.length, 1)]
  if (!chosen) return 'nothing, for there is no deployment to choose on Railway'
  const { id } = click.what === 'redeploy' ? api.redeploy(chosen.id) : api.rollback(chosen.id)
  return `${click.what}s ${chosen.id} on Railway as ${id}`
}
