import { type FoundComponent, findComponents, migrationsOf, type Named } from './components.ts'
import { readGit } from './git.ts'
import { type Manager, managerOf, type Package, packagesOf } from './packages.ts'
import { readTree, type Tree } from './tree.ts'

export interface SentryFound {
  organization: string | undefined
  /** Component name → slug of its project, where a file tells it. */
  projects: Record<string, string | undefined>
}

/** Everything about a repository that its files tell. */
export interface Found {
  manager: Manager
  /** `owner/name` on GitHub. */
  repository: string | undefined
  branch: string
  /** The repository's root, when that is a directory above. */
  rootAbove: string | undefined
  components: FoundComponent[]
  /** Component name → patterns. */
  migrations: Map<string, string[]>
  sentry: SentryFound | undefined
}

export function look(root: string, named: Named): Found {
  const tree = readTree(root)
  const packages = packagesOf(tree)
  const components = findComponents(tree, packages, named)
  const { repository, branch, rootAbove } = readGit(root)
  return {
    manager: managerOf(tree),
    repository,
    branch,
    rootAbove,
    components,
    migrations: migrationsOf(tree, components),
    sentry: sentryOf(tree, packages, components),
  }
}

/** Only components that have a package of Sentry report to it. */
function sentryOf(
  tree: Tree,
  packages: readonly Package[],
  components: readonly FoundComponent[],
): SentryFound | undefined {
  const reporting = components.filter(({ directory }) => {
    const own = packages.find((one) => one.directory === directory)
    return [...(own?.dependencies ?? [])].some((name) => name.startsWith('@sentry/'))
  })
  if (reporting.length === 0) return undefined
  const settings = reporting.map(({ name, directory }) => ({ name, ...sentrySettings(tree, directory) }))
  return {
    organization: settings.find(({ organization }) => organization !== undefined)?.organization,
    projects: Object.fromEntries(settings.map(({ name, project }) => [name, project])),
  }
}

/** As the wizard writes them: `org: "acme", project: "shop-web"` in a build's settings, or a file of sentry-cli. */
function sentrySettings(tree: Tree, directory: string): { organization?: string; project?: string } {
  const files = tree
    .below(directory)
    .filter((file) => /(^|\/)([\w.-]*(config|sentry)[\w.-]*\.[cm]?[jt]s|\.sentryclirc|sentry\.properties)$/.test(file))
  const texts = files
    .map((file) => tree.text(file) ?? '')
    .filter((text) => /sentry|\[defaults\]|defaults\./i.test(text))
  const read = (key: string): string | undefined =>
    texts
      .map(
        (text) =>
          new RegExp(`(?:^|[\\s.{,])${key}\\s*[:=]\\s*["']?([a-z0-9][a-z0-9_-]*)["']?\\s*(?:[,}\\n]|$)`, 'm').exec(
            text,
          )?.[1],
      )
      .find((one) => one !== undefined)
  const [organization, project] = [read('org'), read('project')]
  return { ...(organization ? { organization } : {}), ...(project ? { project } : {}) }
}
