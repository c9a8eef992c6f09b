import type { Deployment, Live, Version } from '../../release/platform.ts'

/** A deployment as Railway tells it; every key of `meta` is optional and none is promised. */
export interface Seen {
  id: string
  /** One of `DeploymentStatus`, or a state that did not exist when this was written. */
  status: string
  createdAt: string
  url: string | null
  staticUrl: string | null
  meta: Record<string, unknown> | null
  canRollback: boolean
  canRedeploy: boolean
  deploymentStopped: boolean
  creator: { name: string | null; email: string } | null
}

const UNDER_WAY = new Set(['QUEUED', 'INITIALIZING', 'BUILDING', 'DEPLOYING', 'WAITING', 'NEEDS_APPROVAL'])
const SERVING = new Set(['SUCCESS', 'SLEEPING'])

export function isUnderWay({ status }: Pick<Seen, 'status'>): boolean {
  return UNDER_WAY.has(status)
}

export function isServing({ status, deploymentStopped }: Pick<Seen, 'status' | 'deploymentStopped'>): boolean {
  return SERVING.has(status) && !deploymentStopped
}

/** What serves: the newest of the active ones, for while one drains two are active. */
export function servingOf(active: Seen[]): Seen | undefined {
  const serving = active.filter(isServing)
  return (serving.length > 0 ? serving : active.filter((seen) => !isUnderWay(seen))).toSorted(newestFirst)[0]
}

export function newestFirst(a: Pick<Seen, 'createdAt'>, b: Pick<Seen, 'createdAt'>): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt)
}

/** The message of an upload; Railway keeps it with the deployment, and it is how an attempt is found again. */
export function stamp({ releaseId, commit }: Pick<Version, 'releaseId' | 'commit'>): string {
  return `ops-release ${releaseId} ${commit}`
}

/** The release and the commit that a deployment was made for, wherever in `meta` the message has landed. */
function readStamp({ meta }: Pick<Seen, 'meta'>): { releaseId: string; commit: string } | undefined {
  for (const value of Object.values(meta ?? {})) {
    const [, releaseId, commit] = (typeof value === 'string' && /\bops-release (\S+) ([0-9a-f]+)\b/.exec(value)) || []
    if (releaseId && commit) return { releaseId, commit }
  }
  return undefined
}

/** The image with its digest, where it was made from one. */
export function imageOf({ meta }: Pick<Seen, 'meta'>): string | undefined {
  const { image, imageDigest } = meta ?? {}
  if (typeof image !== 'string') return undefined
  return typeof imageDigest === 'string' && !image.includes('@') ? `${image}@${imageDigest}` : image
}

/** `sha256:…` of an image reference. */
export function digestOf(image: string | undefined): string | undefined {
  return /@(sha256:[0-9a-f]{64})$/.exec(image ?? '')?.[1]
}

export function describe(seen: Seen): Deployment {
  const known = readStamp(seen)
  const host = seen.staticUrl ?? seen.url
  const commitHash = seen.meta?.['commitHash']
  return {
    id: seen.id,
    url: host ? (host.includes('://') ? host : `https://${host}`) : undefined,
    commit: known?.commit ?? (typeof commitHash === 'string' ? commitHash : undefined),
    releaseId: known?.releaseId,
  }
}

const HOW: Record<string, string> = { deploy: 'deployed', redeploy: 'redeployed', rollback: 'rolled back to' }

/** What serves, and how that came about. */
export function describeLive(seen: Seen): Live {
  const { meta, createdAt, creator } = seen
  const reason = typeof meta?.['reason'] === 'string' ? meta['reason'] : 'deploy'
  const who = creator?.name ?? creator?.email
  return { ...describe(seen), arrival: `${HOW[reason] ?? reason} at ${createdAt}${who ? ` by ${who}` : ''}` }
}

/** A rollback of a rollback carries the release of the first: the same content under another id. */
export function sameContent(seen: Seen, wanted: Seen): boolean {
  const { releaseId } = describe(seen)
  return seen.id === wanted.id || (releaseId !== undefined && releaseId === describe(wanted).releaseId)
}

/** May `seen` have been made from the content of `other`? What neither tells is no objection. */
export function fits(seen: Seen, other: Seen): boolean {
  const [a, b] = [describe(seen), describe(other)]
  const [imageA, imageB] = [imageOf(seen), imageOf(other)]
  return !differs(a.releaseId, b.releaseId) && !differs(a.commit, b.commit) && !differs(imageA, imageB)
}

function differs(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}
