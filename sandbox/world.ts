import type { Repository } from './github/repository.ts'
import type { ProjectHandle as RailwayProject, ServiceHandle } from './railway/handles.ts'
import type { Organization } from './sentry/state.ts'
import type { Sandbox } from './start.ts'
import type { ProjectHandle as VercelProject } from './vercel/handle.ts'
import type { Owner } from './vercel/state.ts'

/** The accounts that example/ops.yml names, before the first release: everything is there, nothing is deployed. */
export interface ExampleWorld {
  repository: Repository
  vercel: { team: Owner; project: VercelProject }
  railway: { project: RailwayProject; api: ServiceHandle }
  sentry: Organization
  urls: { web: string; api: string }
  /** Another environment of the same application, for those who name it in their `ops.yml`. */
  staging: { web: VercelProject; api: ServiceHandle }
  tokens: ExampleTokens
}

export interface ExampleTokens {
  /** As of a workflow run that may release. */
  github: string
  vercel: string
  railway: string
  /** Of the workspace: it can make environments. */
  railwayWorkspace: string
  /** An organization token: it can release, but not read sessions or issues. */
  sentry: string
  /** An internal integration's, which can. */
  sentryHealth: string
  /** `ACTIONS_RUNTIME_TOKEN` of a run on the default branch. */
  runtime: string
}

const WEB = 'shop.example'
const API = 'api.shop.example'

export function exampleWorld({ github, vercel, railway, sentry, cache }: Sandbox): ExampleWorld {
  const repository = github.addRepository({ owner: 'acme', name: 'shop' })
  repository.commit({ message: 'Open the shop', files: { 'README.md': '# Shop\n' } })

  const team = vercel.addTeam({ id: 'team_9aPq3RtVuW5xZ7cE1gKm2nJs', slug: 'acme' })
  const frontend = vercel.addProject({
    id: 'prj_4Xs0kTqFvJ2mYc8ZrNw6LbHd',
    name: 'shop-web',
    team,
    domains: [WEB],
  })
  const backend = railway.addProject({
    id: '8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c',
    name: 'shop',
    environments: ['production', 'staging'],
    services: [{ name: 'api', domains: [API], healthcheckPath: '/health' }],
  })
  const staging = vercel.addProject({
    id: 'prj_7Yt1lUrGwK3nZd9AsOx8McIe',
    name: 'shop-web-staging',
    team,
    domains: ['staging.shop.example'],
  })
  const organization = sentry.addOrganization({
    slug: 'acme',
    projects: ['shop-web', 'shop-api'],
    repositories: [repository.fullName],
  })

  return {
    repository,
    vercel: { team, project: frontend },
    railway: { project: backend, api: backend.service('api') },
    sentry: organization,
    staging: { web: staging, api: backend.service('api', 'staging') },
    urls: { web: `https://${WEB}`, api: `https://${API}` },
    tokens: {
      github: github.mintToken({
        repository: repository.fullName,
        permissions: {
          // To ask a run to stop whose release a rollback takes over.
          actions: 'write',
          contents: 'write',
          deployments: 'write',
          issues: 'write',
          'pull-requests': 'write',
        },
      }),
      vercel: vercel.mintToken({ team }),
      railway: railway.mintToken({ kind: 'project', project: backend }),
      railwayWorkspace: railway.mintToken({ kind: 'workspace', project: backend }),
      sentry: sentry.mintToken({ kind: 'org', organization: organization.slug }).value,
      sentryHealth: sentry.mintToken({
        kind: 'internal',
        organization: organization.slug,
        scopes: ['org:read', 'project:read', 'project:releases', 'event:read'],
      }).value,
      runtime: cache.mintRuntimeToken({ repository: repository.fullName, ref: 'refs/heads/main' }),
    },
  }
}
