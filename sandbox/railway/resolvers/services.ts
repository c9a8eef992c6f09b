import type { Resolvers } from '../executable.ts'
import { pageOf } from '../pages.ts'
import type { Sandbox } from '../sandbox.ts'
import { deployHead, deployCommit, deployCurrent, redeployLatest } from '../triggers.ts'
import type { Deployment, Service, ServiceInstance, Settings } from '../state.ts'

interface Where {
  serviceId: string
  environmentId: string
}

const LIVE: Deployment['status'][] = ['SUCCESS', 'SLEEPING']

export function serviceResolvers(sandbox: Sandbox): Resolvers {
  const { state, lifecycle, look } = sandbox
  const { clock } = state.kernel

  return {
    Query: {
      service: (_, { id }: { id: string }, context) => context.service(id),
      serviceInstance: (_, { serviceId, environmentId }: Where, context) => context.instance(serviceId, environmentId),
      serviceInstanceAutoDeployStatus(_, { serviceId, environmentId }: Where, context) {
        const { service, autoDeploy } = context.instance(serviceId, environmentId)
        const canEnable = service.repository !== undefined
        return { canEnable, enabled: canEnable && autoDeploy, reason: canEnable ? null : 'No repository is connected' }
      },
      serviceInstanceIsUpdatable(_, { serviceId, environmentId }: Where, context) {
        context.instance(serviceId, environmentId)
        return false
      },
      domains: (_, { serviceId, environmentId }: Where, context) =>
        domainsOf(context.instance(serviceId, environmentId)),
    },
    Mutation: {
      serviceInstanceUpdate(_, args: { serviceId: string; environmentId?: string | null; input: Settings }, context) {
        const { serviceId, environmentId, input } = args
        // Without an environment the change goes to all of them, which is more than a project token may do.
        if (!environmentId && context.principal.kind === 'project') throw new Error('Not Authorized')
        const instances = environmentId
          ? [context.instance(serviceId, environmentId)]
          : context.service(serviceId).instances
        const changed = instances.map((instance) => applySettings(instance, input))
        for (const instance of instances.filter((_, n) => changed[n])) instance.updatedAt = clock.iso()
        return changed.includes(true)
      },
      serviceInstanceDeployV2: (_, args: Where & { commitSha?: string | null }, context) => {
        const instance = context.instance(args.serviceId, args.environmentId)
        const deployment = args.commitSha
          ? deployCommit(sandbox, instance, { sha: args.commitSha, by: context.person })
          : deployCurrent(sandbox, instance, context.person)
        return deployment.id
      },
      serviceInstanceDeploy(_, args: Where & { commitSha?: string | null; latestCommit?: boolean | null }, context) {
        const instance = context.instance(args.serviceId, args.environmentId)
        const by = context.person
        if (args.commitSha) deployCommit(sandbox, instance, { sha: args.commitSha, by })
        else if (args.latestCommit) deployHead(sandbox, instance, { by })
        else deployCurrent(sandbox, instance, by)
        return true
      },
      serviceInstanceRedeploy(_, { serviceId, environmentId }: Where, context) {
        redeployLatest(lifecycle, context.instance(serviceId, environmentId), context.person)
        return true
      },
      environmentTriggersDeploy(_, { input }: { input: Where }, context) {
        deployHead(sandbox, context.instance(input.serviceId, input.environmentId), { by: context.person })
        return true
      },
      serviceInstanceAutoDeployUpdate(_, { input }: { input: Where & { enabled: boolean } }, context) {
        const instance = context.instance(input.serviceId, input.environmentId)
        if (input.enabled && !instance.service.repository) throw new Error('No repository is connected')
        instance.autoDeploy = input.enabled
        return { enabled: input.enabled }
      },
    },
    Service: {
      isRestricted: () => false,
      projectId: ({ project }: Service) => project.id,
      updatedAt: ({ createdAt }: Service) => createdAt,
      serviceInstances: ({ instances }: Service, args, context) =>
        pageOf(
          instances.filter((instance) => context.sees(instance)),
          args,
        ),
    },
    ServiceInstance: {
      ...fromSettings(),
      activeDeployments: ({ active }: ServiceInstance) => (active && LIVE.includes(active.status) ? [active] : []),
      latestDeployment(instance: ServiceInstance, _, context) {
        const [latest] = instance.deployments
        look(context, latest ? [latest] : [])
        return latest
      },
      domains: (instance: ServiceInstance) => domainsOf(instance),
      environmentId: ({ environment }: ServiceInstance) => environment.id,
      isUpdatable: () => false,
      serviceId: ({ service }: ServiceInstance) => service.id,
      serviceName: ({ service }: ServiceInstance) => service.name,
      source: ({ source }: ServiceInstance) => (source.image || source.repo ? source : null),
    },
  }
}

function fromSettings(): Record<string, (instance: ServiceInstance) => unknown> {
  const defaults: Record<string, unknown> = {
    builder: 'RAILPACK',
    restartPolicyMaxRetries: 10,
    restartPolicyType: 'ON_FAILURE',
    watchPatterns: [],
  }
  const names = [
    'buildCommand',
    'cronSchedule',
    'dockerfilePath',
    'drainingSeconds',
    'healthcheckPath',
    'healthcheckTimeout',
    'numReplicas',
    'overlapSeconds',
    'preDeployCommand',
    'railwayConfigFile',
    'region',
    'rootDirectory',
    'sleepApplication',
    'startCommand',
    ...Object.keys(defaults),
  ]
  return Object.fromEntries(names.map((name) => [name, ({ settings }) => settings[name] ?? defaults[name]]))
}

/** Says whether anything is different now. */
export function applySettings(instance: ServiceInstance, { source, ...input }: Settings): boolean {
  const before = JSON.stringify([instance.settings, instance.source])
  Object.assign(instance.settings, input)
  // Credentials never come out again.
  delete instance.settings['registryCredentials']
  if (source !== undefined) instance.source = { ...(source as ServiceInstance['source']) }
  return JSON.stringify([instance.settings, instance.source]) !== before
}

export function domainsOf(instance: ServiceInstance): { serviceDomains: object[]; customDomains: object[] } {
  const all = instance.domains.map(({ id, domain }) => ({
    id,
    domain,
    environmentId: instance.environment.id,
    serviceId: instance.service.id,
    projectId: instance.service.project.id,
    suffix: 'up.railway.app',
    syncStatus: 'ACTIVE',
    targetPort: null,
    status: { verified: true, certificateStatus: 'CERTIFICATE_STATUS_TYPE_VALID', dnsRecords: [recordOf(domain)] },
  }))
  return {
    serviceDomains: all.filter(({ domain }) => domain.endsWith('.up.railway.app')),
    customDomains: all.filter(({ domain }) => !domain.endsWith('.up.railway.app')),
  }
}

function recordOf(domain: string): object {
  const [hostlabel = '', ...zone] = domain.split('.')
  const value = `${hostlabel}.up.railway.app`
  return {
    hostlabel,
    fqdn: domain,
    zone: zone.join('.'),
    recordType: 'DNS_RECORD_TYPE_CNAME',
    requiredValue: value,
    currentValue: value,
    status: 'DNS_RECORD_STATUS_PROPAGATED',
  }
}
