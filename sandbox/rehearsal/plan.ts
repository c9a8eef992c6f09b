/** A user's own application, as far as its accounts and its builds are concerned. */
export interface Plan {
  /** The user's directory, which is only read. */
  root: string
  /** Of the built actions. */
  packageRoot: string
  /** `owner/name`. */
  repository: string
  branch: string
  /** What is checked out there, where that is known. */
  commit: string | undefined
  config: string
  environment: string
  components: PlannedComponent[]
  sentry: { organization: string; projects: string[]; host: string } | undefined
  /** One build for all components, as a monorepo has it. */
  build: string[] | undefined
  /** For builds and backends. */
  variables: Record<string, string>
  /** `built`: builds were made before, and are taken as they are. */
  builds: 'scripts' | 'built'
}

export interface PlannedComponent {
  name: string
  /** Directory from the root. */
  source: string
  url: string
  /** Where it tells its commit, below `url`. */
  identityPath: string
  /** Program and arguments; run in `source`. */
  build: string[] | undefined
  platform: PlannedVercel | PlannedRailway
}

export interface PlannedVercel {
  kind: 'vercel'
  project: string
  team: string | undefined
  prebuilt: boolean
  /** Where the build leaves its files, below `source`, where a file says so. */
  output: string | undefined
}

export interface PlannedRailway {
  kind: 'railway'
  project: string
  service: string
  environment: string
  startCommand: string | undefined
  preDeployCommand: string | undefined
  healthcheckPath: string | undefined
}
