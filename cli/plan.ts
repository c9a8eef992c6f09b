import { basename } from 'node:path'
import type { Plan, PlannedComponent } from '../sandbox/rehearsal/rehearse.ts'
import type { ComponentConfig, Config } from '../src/config.ts'
import { readGit } from '../src/setup/git.ts'
import { type Manager, managerOf, type Package, packagesOf } from '../src/setup/packages.ts'
import { platformFiles } from '../src/setup/platforms.ts'
import { readTree, type Tree } from '../src/setup/tree.ts'

interface Local {
  root: string
  packageRoot: string
  variables: Record<string, string>
  builds: Plan['builds']
}

/** What a rehearsal needs to know of the application: its `ops.yml`, and what the files beside its sources say. */
export function readPlan(config: Config, local: Local): Plan {
  const tree = readTree(local.root)
  const packages = packagesOf(tree)
  const manager = managerOf(tree)
  const { repository, branch, commit } = readGit(local.root)
  const whole = packages.find(({ directory }) => directory === '.')?.scripts['build']
  return {
    ...local,
    repository: repository ?? `acme/${basename(local.root).replaceAll(/[^\w.-]+/g, '-') || 'application'}`,
    branch,
    commit,
    config: config.file,
    environment: config.environment,
    components: config.components.map((component) => toPlanned(component, { config, tree, packages, manager })),
    sentry: config.sentry && {
      organization: config.sentry.organization,
      projects: [...new Set(Object.values(config.sentry.projects))],
      host: new URL(config.sentry.url).hostname,
    },
    build: manager.workspaces && whole !== undefined ? [manager.name, 'run', 'build'] : undefined,
  }
}

interface Known {
  config: Config
  tree: Tree
  packages: readonly Package[]
  manager: Manager
}

function toPlanned(component: ComponentConfig, { config, tree, packages, manager }: Known): PlannedComponent {
  const { name, source, url, identity, vercel, railway } = component
  const files = platformFiles(tree, source)
  const script = packages.find(({ directory }) => directory === source)?.scripts['build']
  const common = {
    name,
    source,
    url,
    identityPath: identity.path,
    build: buildOf(vercel ? files.vercel?.buildCommand : undefined, script, manager),
  }
  if (vercel) {
    const { project, team, prebuilt } = vercel
    return { ...common, platform: { kind: 'vercel', project, team, prebuilt, output: files.vercel?.output } }
  }
  if (!railway) throw new Error(`${name} has no platform`)
  if (railway.from !== 'directory') {
    throw new Error(
      `${name} in ${config.file} is deployed from ${railway.from === 'image' ? 'an image' : 'a commit of the connected repository'}; a rehearsal can only run what it uploads itself, from: directory`,
    )
  }
  return {
    ...common,
    platform: {
      kind: 'railway',
      project: railway.project,
      service: railway.service,
      environment: railway.environment ?? config.environment,
      startCommand: files.railway?.startCommand,
      preDeployCommand: files.railway?.preDeployCommand,
      healthcheckPath: files.railway?.healthcheckPath,
    },
  }
}

/** What the platform would run: its own setting, else the script `build`. */
function buildOf(command: string | undefined, script: string | undefined, { name }: Manager): string[] | undefined {
  // Whatever is more than words is run by npm as it runs a script.
  if (command !== undefined)
    return /^[\w./@:=, -]+$/.test(command) ? command.split(/ +/) : ['npm', 'exec', '--call', command]
  return script === undefined ? undefined : [name, 'run', 'build']
}
