import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './help.ts'
import type { Check } from './config/check.ts'
import type { PreviewSettings } from './config/previews.ts'
import type { Settings } from './notes/settings.ts'
import type { BuildSettings, VerifySettings } from './verify/settings.ts'

/** Where a component tells which commit it serves. Exactly one of the last four. */
export interface Identity {
  /** Path below the component's `url`. */
  path: string
  /** Dotted path of a field in a JSON answer. */
  json?: string
  header?: string
  /** `<meta name="…" content="SHA">` of an HTML page. */
  meta?: string
  /** The whole body is the SHA. */
  text?: true
}

export interface VercelSettings {
  /** Id (`prj_…`) or name. */
  project: string
  /** `team_…` or slug. */
  team?: string
  /** Upload `.vercel/output` of the source directory, which `vercel build --prod` has written. */
  prebuilt: boolean
  /** One archive instead of single files; `auto` when it is the better way. */
  archive: 'auto' | 'always' | 'never'
}

export interface RailwaySettings {
  /** Id of the project. */
  project: string
  /** Id or name. */
  service: string
  /** Id or name; the release's environment when absent. */
  environment?: string
  /** What makes the deployment: the source directory, an image by digest, or a commit of the connected repository. */
  from: 'directory' | 'image' | 'commit'
}

export interface SentrySettings {
  organization: string
  /** Component name → project slug. */
  projects: Record<string, string>
  /** Component name → folder of its built scripts and their source maps, from the repository's root. */
  sourcemaps: Record<string, string>
  url: string
  /** How releases are called, with `{component}` and `{commit}`. */
  release: string
  /** A release waits for Sentry so long at most, ms. */
  budgetMs: number
}

export interface ComponentConfig {
  name: string
  /** Directory from the repository's root, without a leading `./`; `.` is the root. */
  source: string
  /** Public address, without a trailing slash. */
  url: string
  identity: Identity
  /** Components whose traffic must be switched before this one. */
  after: string[]
  /** Its own checks, and those of the application whose address lies below `url`. */
  smoke: Check[]
  /** Globs from the repository's root of files that change the database's schema. */
  migrations: string[]
  /** Files that look like secrets and are meant to be uploaded, from `source`. */
  uploads: string[]
  /** Longest time for a build to become ready, ms. */
  timeoutMs: number
  build: BuildSettings
  vercel?: VercelSettings
  railway?: RailwaySettings
}

/** `ops.yml` of one environment, read and checked, with every default filled in. */
export interface Config {
  /** The path that was read, as in messages. */
  file: string
  environment: string
  /** In the file's order. */
  components: ComponentConfig[]
  /** Longest time for one gate, ms. */
  gateTimeoutMs: number
  sentry?: SentrySettings
  notes: Settings
  previews?: PreviewSettings
  verify: VerifySettings
}

export interface ConfigRequest {
  /** Path from the workspace. */
  file: string
  environment: string
  workspace: string
  /** What the file holds, when it is not to be read from the disk: `ops.yml` of another commit. */
  text?: string
  /** `any`: the components' sources need not be there. Default: each must hold something. */
  sources?: 'present' | 'any'
}

/** Reads and checks `ops.yml`. Throws `Problems` with all mistakes at once. */
export async function readConfig({ file, environment, workspace, text, sources }: ConfigRequest): Promise<Config> {
  const content = text ?? readText(file, workspace)
  const { parseConfig } = await import('./config/read.ts')
  return await parseConfig({ file, text: content, environment, workspace: sources === 'any' ? undefined : workspace })
}

function readText(file: string, workspace: string): string {
  const path = join(workspace, file)
  if (!existsSync(path)) {
    const remedy = 'does a checkout step come before this one, and does the input "config" name its path?'
    throw new Trouble('mistakes-in-opsyml', `${file} is not in the workspace; ${remedy}`)
  }
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Error(`${file} cannot be read`, { cause })
  }
}
