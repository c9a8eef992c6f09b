import type { Watch } from '../../release/platform.ts'
import type { Api } from './api.ts'
import { newestFirst, type Seen, servingOf } from './deployment.ts'
import { STATE } from './documents.ts'
import type { Target } from './target.ts'

/** One service in one environment, and how to ask about it. */
export interface Service {
  api: Api
  target: Target
  timeoutMs: number
}

/** What a service was like at one moment. */
export interface State {
  serving: Seen | undefined
  active: Seen[]
  /** Newest first. */
  recent: Seen[]
  /** What the next deployment would be made from. */
  image: string | undefined
  /** The deployment that was asked for by its id. */
  wanted: Seen | undefined
}

export function idsOf({
  project,
  environment,
  service,
}: Target): Record<'project' | 'environment' | 'service', string> {
  return { project: project.id, environment: environment.id, service: service.id }
}

export async function look({ api, target }: Service, watch: Watch, wanted?: string): Promise<State> {
  const { instance, deployments, ...rest } = await api.query<{
    instance: { source: { image: string | null } | null; activeDeployments: Seen[] }
    deployments: { edges: { node: Seen }[] }
    target?: Seen
  }>(STATE, { ...idsOf(target), target: wanted ?? '', withTarget: wanted !== undefined }, watch)
  return {
    serving: servingOf(instance.activeDeployments),
    active: instance.activeDeployments,
    recent: deployments.edges.map(({ node }) => node).toSorted(newestFirst),
    image: instance.source?.image ?? undefined,
    wanted: rest.target,
  }
}

/** The address where a person sees a deployment. */
export function pageOf({ target }: Pick<Service, 'target'>, id: string): string {
  const { project, environment, service } = idsOf(target)
  return `https://railway.com/project/${project}/service/${service}?environmentId=${environment}&id=${id}`
}
