import { filled } from '../config/previews.ts'
import { messageOf } from '../release/errors.ts'
import { prefixed } from './close.ts'
import type { Part, PreviewContext } from './context.ts'
import { demandWanted } from './gave-way.ts'
import type { Host } from './host.ts'
import type { PartResult, PreviewResult } from './result.ts'

/** Addresses first, so that everything can be wired before anything is built; then all builds at once. */
export async function build(context: PreviewContext, { parts }: PreviewResult): Promise<void> {
  const { watch, pull } = context
  const own = parts.flatMap((result) => {
    const part = context.parts.find(({ name }) => name === result.name)
    return part?.host && result.choice === 'built' ? [{ result, part, host: part.host }] : []
  })
  // One after the other: two components may live in one environment, which is made once.
  for (const { result, part, host } of own) result.url = await host.claim(prefixed(watch, part.name))
  if (own.length === 0) return
  await demandWanted(context)

  const addresses = new Map(parts.map(({ name, url = '' }) => [name, url]))
  const allow = async (): Promise<void> => await demandWanted(context)
  await all(
    own.map(async ({ result, part, host }) => {
      const version = {
        commit: pull.commit,
        variables: mapped(part.variables, (value) => filled(value, addresses)),
        addresses: standIns(context.parts, addresses),
      }
      result.deployment = await host.build(version, { ...prefixed(watch, part.name), allow })
    }),
  )
  await demandWanted(context)
  for (const one of own) await expose(context, one)
}

interface Own {
  result: PartResult
  part: Part
  host: Host
}

async function expose({ gate, pull, watch }: PreviewContext, { result, part, host }: Own): Promise<void> {
  const { deployment, url = '' } = result
  if (!deployment) return
  const told = prefixed(watch, part.name)
  await host.expose(deployment, told)
  result.gate = await gate.check({ component: part.name, url, commit: pull.commit, access: host.access() }, told)
}

/** All of them end before the first failure is told: what is still under way would go on behind everybody's back. */
async function all(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  )
  const [first] = failed
  if (failed.length > 1) throw new AggregateError(failed, failed.map(messageOf).join('; '))
  if (failed.length > 0) throw first
}

/** Whatever production or the shared environment is called, the preview's address stands for it. */
function standIns(parts: readonly Part[], addresses: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    parts.flatMap(({ name, url, productionUrl }) => {
      const address = addresses.get(name) ?? url
      return [productionUrl, url].filter((one) => one !== address).map((one) => [one, address] as const)
    }),
  )
}

function mapped(values: Record<string, string>, act: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, act(value)]))
}
