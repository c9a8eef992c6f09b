import { Trouble } from '../../help.ts'
import type { RailwaySettings } from '../../config.ts'
import { nearest } from '../../nearest.ts'
import type { Watch } from '../../release/platform.ts'
import { type Api, RailwayError } from './api.ts'
import { API_TOKEN, PROJECT, PROJECT_TOKEN } from './documents.ts'

/** Where a component lives on Railway. */
export interface Target {
  project: Named
  environment: Named
  service: Named
}

export interface Named {
  id: string
  name: string
}

export interface Project extends Named {
  environments: { edges: { node: Named }[] }
  services: { edges: { node: Named }[] }
}

/** Finds out which kind the token is, and what the names in `ops.yml` stand for: one request, or two with a workspace token. */
export async function findTarget(
  api: Api,
  wanted: Pick<RailwaySettings, 'project' | 'service'> & { environment: string },
  watch: Watch,
): Promise<Target> {
  const { project, environmentId } = await fetchProject(api, wanted.project, watch)
  // A project token sees no environment but its own, so that a list of them would mislead.
  const own = project.environments.edges.find(({ node }) => node.id === environmentId)?.node
  if (own && !matches(own, wanted.environment)) {
    throw new Trouble(
      'access-was-refused',
      `railway: the project token is for the environment "${own.name}", but this release is for "${wanted.environment}"; use a token of that environment, or correct \`environment\` in ops.yml`,
    )
  }
  const environment = pick('environment', wanted.environment, project.environments)
  const service = pick('service', wanted.service, project.services)
  return { project, environment, service }
}

async function fetchProject(
  api: Api,
  id: string,
  watch: Watch,
): Promise<{ project: Project; environmentId: string | undefined }> {
  api.kind = 'project'
  try {
    const { projectToken } = await api.query<{ projectToken: { environmentId: string; project: Project } }>(
      PROJECT_TOKEN,
      {},
      watch,
    )
    const { project, environmentId } = projectToken
    if (project.id === id) return { project, environmentId }
    throw new Trouble(
      'access-was-refused',
      `railway: the project token is for project "${project.name}" (${project.id}), but ops.yml names ${id}; correct \`project\` there, or use a token of that project`,
    )
  } catch (error) {
    if (!(error instanceof RailwayError) || !(error.denied || error.missing)) throw error
  }

  api.kind = 'bearer'
  const seen = await api.query<{ project: Project }>(PROJECT, { project: id }, watch).catch((error: unknown) => {
    if (!(error instanceof RailwayError) || !(error.denied || error.missing)) throw error
    return undefined
  })
  if (seen) return { project: seen.project, environmentId: undefined }
  throw new Trouble('access-was-refused', await diagnose(api, id, watch))
}

/** "Not Authorized" stands for a dead token and for a missing right alike; one more question tells them apart. */
async function diagnose(api: Api, id: string, watch: Watch): Promise<string> {
  const create =
    "create a project token in the project's settings, for this environment, and pass it as `railway-token`"
  try {
    const { apiToken } = await api.query<{ apiToken: { workspaces: { name: string }[] } }>(API_TOKEN, {}, watch)
    const names = apiToken.workspaces.map(({ name }) => `"${name}"`).join(', ') || 'no workspace'
    return `railway: the token is valid and sees ${names}, but no project ${id} there; correct \`project\` in ops.yml, or ${create}`
  } catch (error) {
    if (!(error instanceof RailwayError)) throw error
    return `railway: the token was refused, as a project token and as a workspace token: it is no longer valid, or it has no right to project ${id}; ${create}`
  }
}

function matches({ id, name }: Named, wanted: string): boolean {
  return id === wanted || name.toLowerCase() === wanted.toLowerCase()
}

export function pick(what: string, wanted: string, { edges }: { edges: { node: Named }[] }): Named {
  const known = edges.map(({ node }) => node)
  const found =
    known.find(({ id, name }) => id === wanted || name === wanted) ?? known.find((one) => matches(one, wanted))
  if (found) return found
  const names = known.map(({ name }) => name)
  const near = nearest(wanted, names)
  const hint = near === undefined ? '' : `; did you mean "${near}"?`
  const list =
    names.length > 0
      ? `it has ${names
          .slice(0, 20)
          .map((name) => `"${name}"`)
          .join(', ')}`
      : 'it has none'
  throw new Trouble('mistakes-in-opsyml', `railway: the project has no ${what} "${wanted}"${hint} (${list})`)
}
