import { Trouble } from '../../help.ts'
import type { Host, PreviewVersion } from '../../preview/host.ts'
import type { Version, Watch } from '../../release/platform.ts'
import type { Api } from './api.ts'
import type { Copies } from './copies.ts'
import { type From, start } from './deploy.ts'
import { describe, digestOf, imageOf, isServing, isUnderWay, type Seen, servingOf } from './deployment.ts'
import { CREATE_DOMAIN, SET_VARIABLES } from './documents.ts'
import { fromOf, type RailwayOptions } from './railway.ts'
import { idsOf, type Service, type State } from './service.ts'
import { pick } from './target.ts'
import { waitUntilHealthy } from './wait.ts'

export interface RailwayPreviewOptions extends Pick<
  RailwayOptions,
  'settings' | 'directory' | 'uploads' | 'image' | 'timeoutMs'
> {
  api: Api
  /** Of the components that share a project. */
  copies: Copies
  /** Names the pull request's previews, and nobody else's. */
  key: string
  source: Pick<Version, 'repository' | 'branch'>
}

/** The preview of one service, in an environment that is the pull request's own. */
export function railwayPreviews(options: RailwayPreviewOptions): Host {
  const { settings, api, copies, key, source, timeoutMs } = options
  const from = fromOf(options)

  async function locate(watch: Watch): Promise<{ service: Service; state: State; domain: string | undefined }> {
    const { project, copy } = await copies.claim(watch)
    const named = pick('service', settings.service, project.services)
    const instance = copy.serviceInstances.edges.map(({ node }) => node).find((one) => one.serviceId === named.id)
    if (!instance) {
      throw new Trouble(
        'no-preview-could-be-made',
        `railway: the service "${named.name}" is not in the copy "${copy.name}"; is it in the environment that was copied?`,
      )
    }
    const { activeDeployments: active, latestDeployment: latest, domains } = instance
    return {
      service: { api, target: { project, environment: copy, service: named }, timeoutMs },
      state: {
        serving: servingOf(active),
        active,
        recent: latest ? [latest] : [],
        image: undefined,
        wanted: undefined,
      },
      domain: domains.serviceDomains[0]?.domain,
    }
  }

  /** What an earlier run has made of this very commit, and what may still come to serve. */
  function find({ recent, active }: State, commit: string): Seen | undefined {
    const alive = [...recent, ...active].filter((seen) => isUnderWay(seen) || isServing(seen))
    return alive.find((seen) => isOf(seen, commit, from))
  }

  return {
    name: 'railway',

    async claim(watch) {
      const { service, domain } = await locate(watch)
      return `https://${domain ?? (await createDomain(service, watch))}`
    },

    async build({ commit, variables }: PreviewVersion, watch) {
      if (from.kind === 'image' && !digestOf(from.image)) {
        throw new Trouble(
          'wrong-inputs',
          `railway: the preview of ${settings.service} is made from an image, and none with a digest was named; pass one in the input \`images\``,
        )
      }
      const { service, state } = await locate(watch)
      const there = find(state, commit)
      if (there) watch.report(`deployment ${there.id} is there already`)
      const version = { releaseId: `preview-${key}-${commit.slice(0, 7)}`, commit, environment: key, ...source }
      if (!there) await setVariables(service, variables, watch)
      const id = there?.id ?? (await start(service, { from, version, before: state }, watch))
      const seen = await waitUntilHealthy(service, id, watch)
      return { ...describe(seen), commit }
    },

    // A service has one address, and Railway takes what served before away.
    expose: async () => await Promise.resolve(),
    prune: async () => await Promise.resolve(),
    access: () => ({}),
    remove: async (watch) => await copies.remove(watch),
  }
}

function isOf(seen: Seen, commit: string, from: From): boolean {
  if (from.kind !== 'image') return describe(seen).commit === commit
  const digest = digestOf(from.image)
  return digest !== undefined && digestOf(imageOf(seen)) === digest
}

/** A copy has no domain where the original has only one of the user's own. */
async function createDomain({ api, target }: Service, watch: Watch): Promise<string> {
  const { environment, service } = idsOf(target)
  // Twice is one too many, and goes with the environment.
  const request = { environment, service }
  return (await api.mutate<{ made: { domain: string } }>(CREATE_DOMAIN, request, watch, { repeatable: true })).made
    .domain
}

async function setVariables({ api, target }: Service, variables: Record<string, string>, watch: Watch): Promise<void> {
  if (Object.keys(variables).length === 0) return
  await api.mutate(SET_VARIABLES, { ...idsOf(target), variables }, watch, { repeatable: true })
}
