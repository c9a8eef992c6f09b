import type { Deployment, Watch } from '../release/platform.ts'

/** One version of a pull request, for one component. */
export interface PreviewVersion {
  /** Full SHA. */
  commit: string
  /** Of this preview alone. */
  variables: Record<string, string>
  /** Addresses that a preview must not use, and those that stand for them. */
  addresses: ReadonlyMap<string, string>
}

/** How a call is watched, and asked whether it may change something. */
export interface Permitted extends Watch {
  /** Throws `GaveWay` when the preview is no longer wanted. Asked before each change that comes late in a call. */
  allow: () => Promise<void>
}

/**
 * Where the previews of one component live, for one pull request. A call that is repeated finds what the first one did.
 * Nothing that is not of this pull request is changed.
 */
export interface Host {
  /** As it stands in messages: `vercel`. */
  readonly name: string
  /** The address that the preview will have. Makes what has to be there for it. */
  claim(watch: Watch): Promise<string>
  /** Builds, and returns when the build is ready. Finds what an earlier run has made of the commit. */
  build(version: PreviewVersion, watch: Permitted): Promise<Deployment>
  /** From now on the address leads to this build. */
  expose(deployment: Deployment, watch: Watch): Promise<void>
  /** Takes builds of other commits away. */
  prune(deployment: Deployment, watch: Watch): Promise<void>
  /** What a request to the preview needs to get past the platform's own protection. */
  access(): Record<string, string>
  /** Takes everything away that was made for the pull request. What is gone already is no error. */
  remove(watch: Watch): Promise<void>
}
