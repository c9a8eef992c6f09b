import { Trouble } from '../../help.ts'
import { HttpError } from '../../http.ts'
import type { Watch } from '../../release/platform.ts'
import { type Api, pause, RailwayError } from './api.ts'
import { CREATE_ENVIRONMENT, DELETE_ENVIRONMENT, ENVIRONMENT, PROJECT } from './documents.ts'
import type { Seen } from './deployment.ts'
import { type Named, pick, type Project } from './target.ts'

/** An environment that was copied for a pull request. */
export interface Copy extends Named {
  isEphemeral: boolean
  serviceInstances: { edges: { node: Instance }[] }
}

export interface Instance {
  serviceId: string
  domains: { serviceDomains: { domain: string }[] }
  activeDeployments: Seen[]
  latestDeployment: Seen | null
}

export interface Copies {
  /** Finds the copy or makes it: once for each process, however many components live in it. */
  claim(watch: Watch): Promise<{ project: Project; copy: Copy }>
  remove(watch: Watch): Promise<void>
}

export interface CopiesOptions {
  api: Api
  project: string
  /** Id or name of the environment that is copied. */
  source: string
  /** Name of the copy; no other pull request uses it. */
  name: string
}

const LOOKS_MS = [0, 1000, 2000, 4000, 8000]
const MOST_TRIES = 3

/** Keeps one copy of an environment, by its name. Never touches one that is not a copy. */
export function createCopies({ api, project: projectId, source, name }: CopiesOptions): Copies {
  let known: ReturnType<Copies['claim']> | undefined

  async function fetchProject(watch: Watch): Promise<Project> {
    // A project token is for one environment, so that it can make none.
    api.kind = 'bearer'
    try {
      return (await api.query<{ project: Project }>(PROJECT, { project: projectId }, watch)).project
    } catch (error) {
      if (!(error instanceof RailwayError) || !(error.denied || error.missing)) throw error
      throw new Trouble(
        'access-was-refused',
        `railway: the token does not reach project ${projectId} (${error.message}); previews with environments of their own need a workspace token, for a project token is for one environment`,
        { cause: error },
      )
    }
  }

  function find({ environments }: Project): Named | undefined {
    return environments.edges.map(({ node }) => node).find((one) => one.name === name)
  }

  async function read(project: Project, { id }: Named, watch: Watch): Promise<Copy> {
    const { environment } = await api.query<{ environment: Copy }>(ENVIRONMENT, { id, project: project.id }, watch)
    demandCopy(environment)
    return environment
  }

  async function claim(watch: Watch): ReturnType<Copies['claim']> {
    const project = await fetchProject(watch)
    const there = find(project)
    if (there) return { project, copy: await read(project, there, watch) }
    const from = pick('environment', source, project.environments)
    const wish = { project: project.id, source: from.id, name }
    for (let attempt = 1; ; attempt++) {
      try {
        watch.report(`copying the environment "${from.name}" as "${name}"`)
        const { environment } = await api.mutate<{ environment: Copy }>(CREATE_ENVIRONMENT, wish, watch)
        return { project, copy: environment }
      } catch (error) {
        if (!mayBeThere(error)) throw error
        watch.report(`${(error as Error).message}; looking whether it was made all the same`)
        const made = await findSoon(watch)
        if (made) return { project, copy: await read(project, made, watch) }
        if (error instanceof RailwayError || attempt === MOST_TRIES) throw error
      }
    }
  }

  async function findSoon(watch: Watch): Promise<Named | undefined> {
    for (const wait of LOOKS_MS) {
      await pause(wait, watch)
      const found = find(await fetchProject(watch))
      if (found) return found
    }
    return undefined
  }

  return {
    async claim(watch) {
      known ??= claim(watch)
      return await known
    },

    async remove(watch) {
      const project = await fetchProject(watch)
      const there = find(project)
      if (!there) return
      try {
        const { id } = await read(project, there, watch)
        await api.mutate(DELETE_ENVIRONMENT, { id }, watch, { repeatable: true })
      } catch (error) {
        // Somebody else was faster, or the answer to the first request was lost.
        if (!(error instanceof RailwayError) || !error.missing) throw error
      }
      watch.report(`the environment "${name}" is gone`)
    },
  }
}

/** The name alone proves nothing: somebody may have called an environment so. */
function demandCopy(environment: Copy): void {
  if (environment.isEphemeral) return
  throw new Trouble(
    'no-preview-could-be-made',
    `railway: the environment "${environment.name}" was not made for a pull request; rename it, or previews can't be made`,
  )
}

/** An answer that is lost, or that says that the name is taken. */
function mayBeThere(error: unknown): boolean {
  if (error instanceof RailwayError) return /already exists/i.test(error.message) || !error.final
  return error instanceof HttpError && error.mayHaveActed && error.failure !== 'cancelled'
}
