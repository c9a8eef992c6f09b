import type { Lifecycle } from './lifecycle.ts'
import type { Sandbox } from './sandbox.ts'
import type { Commit, Deployment, Person, ServiceInstance, Source } from './state.ts'

/** Which content a service gets when somebody asks for a deployment without sending any. */
export function deployCommit(
  { lifecycle }: Sandbox,
  instance: ServiceInstance,
  { sha, by }: { sha: string; by?: Person | undefined },
): Deployment {
  const commit = instance.service.repository?.commits.find((one) => one.sha === sha)
  if (!commit) throw new Error('Commit not found')
  return lifecycle.create(instance, { ...planOf(instance, commit), by })
}

export function deployHead(
  { lifecycle }: Sandbox,
  instance: ServiceInstance,
  { waiting = false, by }: { waiting?: boolean; by?: Person | undefined } = {},
): Deployment {
  const head = instance.service.repository?.commits.at(-1)
  if (!head) throw new Error('No repository is connected')
  return lifecycle.create(instance, { ...planOf(instance, head), waiting, by })
}

/** The image or commit that is set now. Something that was uploaded once is no source. */
export function deployCurrent(sandbox: Sandbox, instance: ServiceInstance, by?: Person): Deployment {
  const { image } = instance.source
  if (image) {
    const digest = /@(sha256:\w+)$/.exec(image)?.[1]
    return sandbox.lifecycle.create(instance, {
      source: { kind: 'image', image },
      meta: { reason: 'deploy', image, ...(digest === undefined ? {} : { imageDigest: digest }) },
      by,
    })
  }
  if (!instance.service.repository) throw new Error('Service has no source to deploy')
  const last = instance.deployments.flatMap(({ source }) => (source.kind === 'folder' ? (source.commit ?? []) : []))[0]
  return last ? deployCommit(sandbox, instance, { sha: last.sha, by }) : deployHead(sandbox, instance, { by })
}

/** The same content again, with the settings and variables of now. */
export function redeployLatest(lifecycle: Lifecycle, instance: ServiceInstance, by?: Person): Deployment {
  const latest = instance.deployments.find(({ status }) => status !== 'SKIPPED')
  if (!latest) throw new Error('No deployment to redeploy')
  return lifecycle.create(instance, { source: latest.source, meta: { ...latest.meta, reason: 'redeploy' }, by })
}

function planOf(
  { service: { repository } }: ServiceInstance,
  commit: Commit,
): { source: Source; meta: Record<string, unknown> } {
  const { name: repo = '', branch = '' } = repository ?? {}
  return {
    source: { kind: 'folder', folder: commit.folder, commit: { ...commit, repo, branch } },
    meta: { reason: 'deploy', repo, branch, commitHash: commit.sha, commitMessage: commit.message },
  }
}
