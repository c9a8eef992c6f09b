import type { Deployment, Service, ServiceInstance } from './state.ts'

/** The variables with their references to other services and to shared ones filled in. */
export function render(instance: ServiceInstance, variables = instance.variables): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, fill(value, instance, 0)]))
}

/** Which services read the shared variable `name`? */
export function readsShared(instance: ServiceInstance, name: string): boolean {
  return Object.values(instance.variables).some((value) => references(value).some((one) => one === `shared.${name}`))
}

/** What Railway itself tells a service about where it runs. */
export function providedVariables(instance: ServiceInstance): Record<string, string> {
  const { service, environment } = instance
  const domain = instance.domains[0]?.domain
  return {
    RAILWAY_PROJECT_ID: service.project.id,
    RAILWAY_PROJECT_NAME: service.project.name,
    RAILWAY_ENVIRONMENT_ID: environment.id,
    RAILWAY_ENVIRONMENT_NAME: environment.name,
    RAILWAY_SERVICE_ID: service.id,
    RAILWAY_SERVICE_NAME: service.name,
    RAILWAY_PRIVATE_DOMAIN: privateDomain(service),
    ...(domain === undefined ? {} : { RAILWAY_PUBLIC_DOMAIN: domain, RAILWAY_STATIC_URL: domain }),
  }
}

export function variablesOf(deployment: Deployment): Record<string, string> {
  const commit = deployment.source.kind === 'folder' ? deployment.source.commit : undefined
  const [owner = '', name = ''] = commit?.repo.split('/') ?? []
  return {
    ...deployment.variables,
    ...providedVariables(deployment.instance),
    RAILWAY_DEPLOYMENT_ID: deployment.id,
    RAILWAY_SNAPSHOT_ID: deployment.snapshotId,
    ...(commit && {
      RAILWAY_GIT_COMMIT_SHA: commit.sha,
      RAILWAY_GIT_BRANCH: commit.branch,
      RAILWAY_GIT_COMMIT_MESSAGE: commit.message,
      RAILWAY_GIT_REPO_OWNER: owner,
      RAILWAY_GIT_REPO_NAME: name,
    }),
  }
}

function fill(value: string, instance: ServiceInstance, depth: number): string {
  // Two variables may name each other.
  if (depth > 8) return ''
  return value.replaceAll(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_, reference: string) => {
    const [owner, name] = reference.includes('.') ? reference.split('.', 2) : [undefined, reference]
    if (name === undefined) return ''
    if (owner === 'shared') return instance.environment.sharedVariables[name] ?? ''
    const of = owner === undefined ? instance : siblingOf(instance, owner)
    if (!of) return ''
    return fill(of.variables[name] ?? providedVariables(of)[name] ?? '', of, depth + 1)
  })
}

function references(value: string): string[] {
  return [...value.matchAll(/\$\{\{\s*([^}]*?)\s*\}\}/g)].map(([, reference]) => reference ?? '')
}

function siblingOf(instance: ServiceInstance, name: string): ServiceInstance | undefined {
  return instance.service.project.services
    .find((service) => service.name === name)
    ?.instances.find(({ environment }) => environment === instance.environment)
}

const privateDomain = (service: Service): string => `${service.name.toLowerCase()}.railway.internal`
