import { newRelease, type Organization, projectOf, type World } from './state.ts'

/** What the SDK of a release that serves users reported. */
export interface Feed {
  release: string
  /** All of them, with those that crashed or had errors. */
  sessions?: number
  crashed?: number
  errored?: number
  /** Events of issues that were known before. */
  errors?: number
  /** A number, or their titles. Each comes with one event. */
  newIssues?: number | string[]
  environment?: string
  /** Slug; default: the first of the organization. */
  project?: string
  /** Slug; default: the first. */
  organization?: string
  /** Virtual time until it can be read. */
  delayMs?: number
}

export function feed(world: World, fed: Feed): void {
  const { clock } = world.kernel
  const at = clock.now()
  const { organization, project } = addressee(world, fed)
  const write = (): void => record(world, organization, { ...fed, project, at })
  if (!fed.delayMs) return write()
  world.late++
  clock.after(fed.delayMs, () => {
    world.late--
    write()
  })
}

function addressee(world: World, fed: Feed): { organization: Organization; project: string } {
  const organization = fed.organization
    ? world.organizations.get(fed.organization)
    : world.organizations.values().next().value
  const project = organization && (fed.project ? projectOf(organization, fed.project) : organization.projects[0])
  if (!organization || !project) throw new Error(`sandbox: nobody to feed with ${JSON.stringify(fed)}`)
  return { organization, project: project.slug }
}

function record(world: World, organization: Organization, fed: Feed & { project: string; at: number }): void {
  const { sessions = 0, crashed = 0, errored = 0, errors = 0, newIssues = 0, environment = 'production', at } = fed
  const where = { at, release: fed.release, project: fed.project, environment }
  // Sentry makes a release that nobody created from the first data that name it.
  const release = organization.releases.get(fed.release) ?? newRelease(world, organization, fed.release)
  if (!release.projects.includes(fed.project)) release.projects.push(fed.project)

  const byStatus = { healthy: sessions - crashed - errored, crashed, errored }
  for (const status of ['healthy', 'crashed', 'errored'] as const) {
    if (byStatus[status] > 0) organization.sessions.push({ ...where, status, count: byStatus[status] })
  }

  if (errors > 0) {
    const known = organization.issues.find(({ project }) => project === fed.project)
    const issue = known?.id ?? addIssue('an error that is always there')
    organization.errors.push({ ...where, issue, count: errors })
  }
  const titles = Array.isArray(newIssues)
    ? newIssues
    : Array.from({ length: newIssues }, (_, index) => `error ${index + 1} of ${fed.release}`)
  for (const title of titles) organization.errors.push({ ...where, issue: addIssue(title), count: 1 })

  function addIssue(title: string): string {
    const id = String(world.kernel.ids.next('sentry issue'))
    const { project, release: firstRelease } = where
    organization.issues.push({ id, title, project, status: 'unresolved', firstRelease, firstSeen: at })
    return id
  }
}
