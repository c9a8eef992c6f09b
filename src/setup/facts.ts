import type { Identity } from '../config.ts'
import type { FoundComponent, Platform } from './components.ts'
import { fillIn } from './fill-in.ts'
import type { Found } from './found.ts'

/** What a person has said on the command line, by component where there may be several. */
export interface Said {
  urls: Record<string, string>
  vercelProjects: Record<string, string>
  vercelTeam: string | undefined
  railwayProject: string | undefined
  railwayServices: Record<string, string>
  sentryOrganization: string | undefined
  sentryProjects: Record<string, string>
}

/** A component as `ops.yml` will have it. */
export interface Component {
  name: string
  source: string
  platform: Platform
  /** Settings of the platform, in order. */
  settings: Record<string, string>
  url: string
  identity: Identity
  /** Whether the application tells its commit there already. */
  identityFound: boolean
  after: string[]
  migrations: string[]
  healthPath: string | undefined
}

export interface Facts {
  components: Component[]
  sentry: { organization: string; projects: Record<string, string> } | undefined
}

/** What was said, else what was found, else a place to fill in. */
export function gather(found: Found, said: Said): Facts {
  const backends = found.components.filter(({ platform }) => platform === 'railway').map(({ name }) => name)
  const apiUrl = found.components.map(({ files }) => files.vercel?.apiUrl).find((url) => url !== undefined)
  return {
    components: found.components.map((component) => ({
      name: component.name,
      source: component.directory,
      platform: component.platform,
      settings: settingsOf(component, said),
      url: urlOf(component, said, backends[0] === component.name ? apiUrl : undefined),
      identity: component.identity ?? usualIdentity(component),
      identityFound: component.identity !== undefined,
      after: component.platform === 'vercel' ? backends : [],
      migrations: found.migrations.get(component.name) ?? [],
      healthPath: component.files.railway?.healthcheckPath,
    })),
    sentry: found.sentry && {
      organization: said.sentryOrganization ?? found.sentry.organization ?? fillIn('sentry-organization'),
      projects: Object.fromEntries(
        Object.entries(found.sentry.projects).map(([name, project]) => [
          name,
          said.sentryProjects[name] ?? project ?? fillIn(`sentry-project-${name}`),
        ]),
      ),
    },
  }
}

/** Where a component will tell its commit that does not do so yet. */
function usualIdentity({ platform }: FoundComponent): Identity {
  return platform === 'vercel' ? { path: '/', meta: 'commit' } : { path: '/version', json: 'commit' }
}

function settingsOf({ name, platform, files }: FoundComponent, said: Said): Record<string, string> {
  if (platform === 'railway') {
    return {
      project: said.railwayProject ?? fillIn('railway-project'),
      service: said.railwayServices[name] ?? name,
    }
  }
  const team = said.vercelTeam ?? files.vercel?.team
  return {
    project: said.vercelProjects[name] ?? files.vercel?.project ?? fillIn(`vercel-project-${name}`),
    ...(team === undefined ? {} : { team }),
  }
}

function urlOf({ name, homepage = '' }: FoundComponent, said: Said, rewritten: string | undefined): string {
  const own = /^https:\/\/(?!(www\.)?(github|gitlab|npmjs)\.(com|io))[\w.-]+(\/[\w./-]*)?$/.test(homepage)
  return said.urls[name] ?? rewritten ?? (own ? homepage.replace(/\/+$/, '') : `https://${fillIn(name)}.example`)
}
