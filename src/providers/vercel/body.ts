import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Version } from '../../release/platform.ts'
import type { WireProject } from './api.ts'
import type { Entry } from './hash.ts'

/** What a deployment is, apart from its files and its project. */
export type Head = Record<string, unknown>

/** Built for production, and without its domains until it is promoted. */
export function releaseHead(version: Version): Head {
  return {
    target: 'production',
    autoAssignCustomDomains: false,
    meta: metaOf(version),
    build: { env: { OPS_COMMIT: version.commit } },
  }
}

/** The body of the request that creates a deployment. Put together once and sent again as it is: it can have megabytes. */
export function bodyOf(directory: string, project: WireProject, head: Head, entries: Entry[]): Buffer {
  const whole = { name: project.name, project: project.id, ...head, ...rootOf(directory, project) }
  const files = entries.map(({ path, sha, size, mode, data }) => {
    if (data !== undefined) return JSON.stringify({ file: path, data, encoding: 'utf-8', mode })
    return sha === undefined
      ? `{"file":${JSON.stringify(path)},"mode":${mode}}`
      : `{"file":${JSON.stringify(path)},"sha":"${sha}","size":${size},"mode":${mode}}`
  })
  return Buffer.from(`${JSON.stringify(whole).slice(0, -1)},"files":[${files.join(',')}]}`)
}

/** The commit stands here and not in `gitMetadata`: Vercel blocks builds whose author has no seat in the team. */
function metaOf({ releaseId, environment, ...version }: Version): Record<string, string> {
  return { opsRelease: releaseId, opsEnvironment: environment, ...commitMeta(version) }
}

export function commitMeta({
  commit,
  repository,
  branch,
}: Pick<Version, 'commit' | 'repository' | 'branch'>): Record<string, string> {
  const [org = '', repo = ''] = repository.split('/')
  return {
    opsCommit: commit,
    githubDeployment: '1',
    githubCommitSha: commit,
    githubCommitOrg: org,
    githubCommitRepo: repo,
    githubOrg: org,
    githubRepo: repo,
    ...(branch ? { githubCommitRef: branch } : {}),
  }
}

/**
 * A project's root directory is meant from the repository's root. Where the source is that very directory, Vercel would
 * look for it a second time inside of what was uploaded.
 */
function rootOf(directory: string, { rootDirectory }: WireProject): { projectSettings?: { rootDirectory: null } } {
  if (!rootDirectory || existsSync(join(directory, rootDirectory))) return {}
  return { projectSettings: { rootDirectory: null } }
}
