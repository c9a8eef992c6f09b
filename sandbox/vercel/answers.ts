import type { Alias, Deployment, Domain, Project, World } from './state.ts'

/** One deployment, as its owner reads it. */
export function deploymentAnswer(world: World, deployment: Deployment): object {
  const project = projectOfDeployment(world, deployment)
  return {
    ...common(deployment),
    id: deployment.id,
    status: deployment.readyState,
    aliasAssigned: deployment.aliasAssignedAt !== undefined,
    ...(deployment.aliasAssignedAt && { aliasAssignedAt: deployment.aliasAssignedAt }),
    alias: aliasesOf(world, deployment).map(({ alias }) => alias),
    automaticAliases: deployment.automaticAliases,
    userAliases: aliasesOf(world, deployment)
      .map(({ alias }) => alias)
      .filter((host) => !deployment.automaticAliases.includes(host)),
    aliasFinal: null,
    autoAssignCustomDomains: deployment.autoAssignCustomDomains,
    bootedAt: deployment.createdAt,
    buildingAt: deployment.buildingAt ?? deployment.createdAt,
    buildSkipped: false,
    build: { env: Object.keys(deployment.buildEnv) },
    createdIn: 'fra1',
    creator: { uid: deployment.creator.id, username: deployment.creator.username },
    env: Object.keys(deployment.env),
    inspectorUrl: inspector(project, deployment),
    isInConcurrentBuildsQueue: false,
    isInSystemBuildsQueue: false,
    ownerId: deployment.ownerId,
    plan: project.plan,
    project: { id: project.id, name: project.name, framework: project.settings['framework'] ?? null },
    projectSettings: {
      framework: setting(project, deployment, 'framework'),
      buildCommand: setting(project, deployment, 'buildCommand'),
      outputDirectory: setting(project, deployment, 'outputDirectory'),
    },
    public: false,
    regions: ['fra1'],
    routes: null,
    target: deployment.target ?? null,
    version: 2,
    ...(project.owner.id !== world.personal.id && { team: team(project) }),
    ...(deployment.canceledAt && { canceledAt: deployment.canceledAt }),
    ...(deployment.readyState === 'ERROR' && {
      buildErrorAt: deployment.lines.at(-1)?.created,
      errorStep: 'buildStep',
    }),
  }
}

/** The same in lists, where some things have other names. */
export function deploymentItem(world: World, deployment: Deployment): object {
  const project = projectOfDeployment(world, deployment)
  return {
    ...common(deployment),
    uid: deployment.id,
    created: deployment.createdAt,
    state: deployment.readyState,
    aliasAssigned: deployment.aliasAssignedAt ?? null,
    creator: creatorOf(deployment),
    inspectorUrl: inspector(project, deployment),
    isRollbackCandidate: isRollbackCandidate(project, deployment),
    target: deployment.target ?? null,
    ...(deployment.buildingAt && { buildingAt: deployment.buildingAt }),
  }
}

export function isRollbackCandidate(project: Project, deployment: Deployment): boolean {
  return deployment.servedProduction && deployment.id !== project.productionId && deployment.readyState === 'READY'
}

function common(deployment: Deployment): object {
  const { errorCode, errorMessage, seatBlock, readySubstate, readyAt, source, aliasError, buildingAt } = deployment
  return {
    name: deployment.name,
    projectId: deployment.projectId,
    url: deployment.url,
    type: 'LAMBDAS',
    createdAt: deployment.createdAt,
    readyState: deployment.readyState,
    meta: deployment.meta,
    aliasError: aliasError ?? null,
    ...(readySubstate && { readySubstate }),
    ...(readyAt && { ready: readyAt }),
    ...(source !== undefined && { source }),
    ...(errorCode !== undefined && { errorCode, errorMessage }),
    ...(seatBlock && { seatBlock }),
    ...(deployment.aliasCheck && {
      checks: {
        'deployment-alias': { state: deployment.aliasCheck, startedAt: readyAt ?? buildingAt ?? deployment.createdAt },
      },
    }),
  }
}

export function projectAnswer(world: World, project: Project): object {
  const { owner, settings } = project
  const production = world.deployments.get(project.productionId ?? '')
  const rolledBackTo = world.deployments.get(project.rolledBackTo ?? '')
  const own = [...world.deployments.values()].filter((one) => one.projectId === project.id)
  const latest = own.filter(({ deletedAt }) => deletedAt === undefined).slice(-3)
  return {
    accountId: owner.id,
    id: project.id,
    name: project.name,
    nodeVersion: '22.x',
    directoryListing: false,
    resourceConfig: { functionDefaultRegions: ['fra1'] },
    defaultResourceConfig: { functionDefaultRegions: ['fra1'] },
    deploymentExpiration: {},
    createdAt: project.createdAt,
    updatedAt: project.updatedAt,
    framework: null,
    buildCommand: null,
    devCommand: null,
    installCommand: null,
    outputDirectory: null,
    rootDirectory: null,
    publicSource: null,
    live: production !== undefined,
    ...settings,
    ssoProtection:
      project.protection === 'previews' ? { deploymentType: 'prod_deployment_urls_and_all_previews' } : null,
    passwordProtection: null,
    autoAssignCustomDomains: project.autoAssignCustomDomains && project.rolledBackTo === undefined,
    alias: project.domains.map((domain) =>
      projectAlias(domain, production ? target(world, project, production) : null),
    ),
    targets: production ? { production: target(world, project, production) } : {},
    latestDeployments: latest.toReversed().map((one) => target(world, project, one)),
    lastAliasRequest: project.lastAliasRequest,
    lastRollbackTarget: rolledBackTo ? target(world, project, rolledBackTo) : null,
    ...(project.rollbackDescription && { rollbackDescription: project.rollbackDescription }),
    rollingRelease: project.rollingConfig,
    protectionBypass: Object.fromEntries(
      [...project.bypass].map(([secret, { createdAt }]) => [
        secret,
        { createdAt, createdBy: world.user.id, scope: 'automation-bypass' },
      ]),
    ),
  }
}

function projectAlias(domain: Domain, deployment: object | null): object {
  const { name, redirect, redirectStatusCode, gitBranch, createdAt } = domain
  const environment = gitBranch === null ? 'production' : 'preview'
  const kind = gitBranch === null ? 'PRODUCTION' : 'PREVIEW'
  return { domain: name, environment, target: kind, deployment, redirect, redirectStatusCode, gitBranch, createdAt }
}

function target(world: World, project: Project, deployment: Deployment): object {
  return {
    ...common(deployment),
    id: deployment.id,
    alias: aliasesOf(world, deployment).map(({ alias }) => alias),
    aliasAssigned: deployment.aliasAssignedAt ?? null,
    automaticAliases: deployment.automaticAliases,
    createdIn: 'fra1',
    creator: creatorOf(deployment),
    deploymentHostname: deployment.url.replace(/\.vercel\.app$/, ''),
    plan: project.plan,
    private: true,
    target: deployment.target ?? null,
    userId: deployment.creator.id,
  }
}

export function aliasAnswer(world: World, alias: Alias): object {
  const deployment = world.deployments.get(alias.deploymentId)
  return {
    uid: alias.uid,
    alias: alias.alias,
    created: new Date(alias.createdAt).toISOString(),
    createdAt: alias.createdAt,
    updatedAt: alias.updatedAt,
    creator: { uid: world.user.id, email: world.user.email, username: world.user.username },
    deploymentId: alias.deploymentId,
    ...(deployment && {
      deployment: { id: deployment.id, url: deployment.url, meta: JSON.stringify(deployment.meta) },
    }),
    projectId: alias.projectId,
    redirect: alias.redirect,
  }
}

export function aliasesOf(world: World, deployment: Deployment): Alias[] {
  return [...world.aliases.values()].filter(({ deploymentId }) => deploymentId === deployment.id)
}

export function projectOfDeployment(world: World, deployment: Deployment): Project {
  const project = world.projects.get(deployment.projectId)
  if (!project) throw new Error(`sandbox: ${deployment.id} belongs to no project`)
  return project
}

function creatorOf({ creator: { id, username, email } }: Deployment): object {
  return { uid: id, username, email }
}

function inspector(project: Project, deployment: Deployment): string {
  return `https://vercel.com/${project.owner.slug}/${project.name}/${deployment.id.slice(4)}`
}

function setting(project: Project, deployment: Deployment, name: string): unknown {
  return deployment.settings[name] ?? project.settings[name] ?? null
}

function team(project: Project): object {
  return { id: project.owner.id, name: project.owner.slug, slug: project.owner.slug }
}
