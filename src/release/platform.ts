/** One build of one component on its platform. */
export interface Deployment {
  id: string
  /** Address of this very build, where the platform gives it one: `https://shop-web-abc.vercel.app`. */
  url?: string | undefined
  /** Full SHA of the commit it was built from, where the platform knows. */
  commit?: string | undefined
  /** The release that made it, read back from the platform's own metadata. */
  releaseId?: string | undefined
}

/** A deployment that serves the public now. */
export interface Live extends Deployment {
  /** How it came to serve, by whom and when, as far as the platform tells: `promoted at 2026-11-23T10:00:00Z, made by alice`. */
  arrival?: string | undefined
}

/** What is to be deployed. */
export interface Version {
  releaseId: string
  /** Full SHA. */
  commit: string
  environment: string
  /** `owner/name` of the repository on GitHub. */
  repository: string
  branch?: string | undefined
}

/** How a long call is watched and ended. */
export interface Watch {
  signal: AbortSignal
  /** One line for the log each time that something has changed. */
  report: (line: string) => void
}

/** How a call is watched that moves the public traffic. */
export interface Switch extends Watch {
  /**
   * Told what serves, right before the platform is asked for a change, and not when there is nothing left to change.
   * Throws when it must not happen.
   */
  allow: (live: Live | undefined) => Promise<void>
}

/** A reason not to begin. Each is one sentence that names the remedy. */
export interface Finding {
  severity: 'error' | 'warning'
  message: string
}

/** What a look at the platform has shown, before anything is changed. */
export interface Survey {
  /** What serves the public now; nothing before the first deployment. */
  live: Live | undefined
  findings: Finding[]
}

/** What a platform is about to be asked for. */
export interface Intent {
  /** A rollback builds nothing: it needs no source, and no way to look at a staged build. */
  action: 'deploy' | 'rollback'
  /** The deployment that is to serve again, where it is known. */
  restoring?: Deployment | undefined
}

interface AnyPlatform {
  /** As it stands in messages and in the record: `vercel`. */
  readonly name: string
  /** What people should know after an earlier deployment was restored here. */
  readonly restoreNote?: string
  /**
   * Looks, and changes nothing: the token is valid and sufficient, the project exists, what is live can be restored,
   * nobody's unfinished changes would be swept along; for a deploy, that the source may be uploaded; and with `restoring`,
   * that this deployment can be made to serve again.
   * Throws only when it could not look at all.
   */
  preflight(intent: Intent, watch: Watch): Promise<Survey>
  /** What serves the public now. */
  live(watch: Watch): Promise<Live | undefined>
  /** The build that an earlier attempt of this release has made, in whatever state it is. */
  find(releaseId: string, watch: Watch): Promise<Deployment | undefined>
  /** Makes an earlier deployment serve again. The answer may be a new deployment with the same content. */
  restore(deployment: Deployment, watch: Switch): Promise<Deployment>
  /** Takes away a build that serves nobody: cancels it while it is under way. A build that is gone already is no error. */
  discard(deployment: Deployment, watch: Watch): Promise<void>
  /** Takes the only deployment away, so that nothing serves: the undo of an application's first release. */
  withdraw(deployment: Deployment, watch: Watch): Promise<void>
}

/** Can build without giving the build any public traffic. */
export interface StagingPlatform extends AnyPlatform {
  /** Builds; the answer can be reached at its `url` and serves no public traffic. */
  stage(version: Version, watch: Watch): Promise<Deployment>
  /** Gives public traffic to a staged deployment, and returns when it has it. */
  promote(deployment: Deployment, watch: Switch): Promise<void>
  /** What a request to `deployment.url` needs to get past the platform's own protection. */
  access(deployment: Deployment): Record<string, string>
}

/** A build serves the public as soon as it is healthy. */
export interface DirectPlatform extends AnyPlatform {
  deploy(version: Version, watch: Switch): Promise<Deployment>
}

/**
 * A host of components, seen from one component. Every call waits for the real terminal state of the very deployment it
 * made, with a deadline, and throws with the platform's own reason. A call that is repeated finds what the first one did.
 */
export type Platform = StagingPlatform | DirectPlatform

export function canStage(platform: Platform): platform is StagingPlatform {
  return 'stage' in platform
}
