import type { Kernel } from '../kernel/service.ts'
import { Refusal } from './answers.ts'
import type { Bundle } from './bundle.ts'

export interface Project {
  /** Numeric, as a string, which is how Sentry shows it. */
  id: string
  slug: string
}

export interface Repository {
  id: string
  /** `owner/name` */
  name: string
  dateCreated: string
}

export interface Commit {
  id: string
  message?: string
  repository?: string
  author_name?: string
  author_email?: string
  timestamp?: string
}

export interface Ref {
  repository: string
  commit: string
  previousCommit?: string | null
}

export interface Deploy {
  id: string
  environment: string
  name: string | null
  url: string | null
  dateStarted: string | null
  dateFinished: string
}

export interface Release {
  id: number
  version: string
  status: 'open' | 'archived'
  ref: string | null
  url: string | null
  dateCreated: string
  dateStarted: string | null
  dateReleased: string | null
  /** Slugs. */
  projects: string[]
  /** Newest first. */
  commits: Commit[]
  refs: Ref[]
  deploys: Deploy[]
}

/** So many sessions that began at one moment and ended alike. */
export interface Sessions {
  at: number
  release: string
  project: string
  environment: string
  status: 'healthy' | 'errored' | 'crashed'
  count: number
}

/** So many events of one issue. */
export interface Errors {
  at: number
  release: string
  project: string
  environment: string
  issue: string
  count: number
}

export interface Issue {
  id: string
  title: string
  project: string
  status: 'unresolved' | 'resolved' | 'ignored'
  firstRelease: string
  firstSeen: number
}

/** What became of an upload that was complete. */
export interface Assembly {
  state: 'created' | 'assembling' | 'ok' | 'error'
  detail: string | null
  bundle?: Bundle
  /** Slugs. */
  projects: string[]
  endedAt?: number
}

export interface Organization {
  id: string
  slug: string
  region: string
  projects: Project[]
  repositories: Repository[]
  releases: Map<string, Release>
  sessions: Sessions[]
  errors: Errors[]
  issues: Issue[]
  /** By SHA-1. */
  chunks: Map<string, Buffer>
  /** By SHA-1 of the bundle. */
  assemblies: Map<string, Assembly>
}

export interface World {
  kernel: Kernel
  organizations: Map<string, Organization>
  /** The sandbox's own address, which organization tokens carry. */
  url: string
  /** Feeds that have not arrived yet. */
  late: number
  assembly: { takesMs: number; failures: string[] }
}

export interface NewOrganization {
  slug: string
  /** `us` (the default) or `de`. */
  region?: string
  projects: string[]
  /** `owner/name` of the repositories that are connected; none by default. */
  repositories?: string[]
}

export function addOrganization(
  { kernel, organizations }: World,
  { slug, region = 'us', projects, repositories = [] }: NewOrganization,
): Organization {
  const id = (): string => String(4_500_000_000 + kernel.ids.next('sentry'))
  const organization: Organization = {
    id: id(),
    slug,
    region,
    projects: projects.map((project) => ({ id: id(), slug: project })),
    repositories: repositories.map((name) => ({ id: id(), name, dateCreated: kernel.clock.iso() })),
    releases: new Map(),
    sessions: [],
    errors: [],
    issues: [],
    chunks: new Map(),
    assemblies: new Map(),
  }
  organizations.set(slug, organization)
  return organization
}

/** By numeric id or slug. */
export function projectOf(organization: Organization, idOrSlug: string): Project | undefined {
  return organization.projects.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug)
}

export function newRelease({ kernel }: World, organization: Organization, version: string): Release {
  const release: Release = {
    id: kernel.ids.next('sentry release'),
    version,
    status: 'open',
    ref: null,
    url: null,
    dateCreated: kernel.clock.iso(),
    dateStarted: null,
    dateReleased: null,
    projects: [],
    commits: [],
    refs: [],
    deploys: [],
  }
  organization.releases.set(version, release)
  return release
}

export function releaseOf(organization: Organization, version: string): Release {
  const release = organization.releases.get(version)
  if (!release) throw new Refusal(404, { detail: 'The requested resource does not exist' })
  return release
}
