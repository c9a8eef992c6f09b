import type { Resolvers } from '../executable.ts'
import type { Sandbox } from '../sandbox.ts'
import { deployCurrent, redeployLatest } from '../triggers.ts'
import type { Environment, Patch, Person, ServiceInstance, State } from '../state.ts'
import { instancesIn } from './projects.ts'
import { applySettings } from './services.ts'

type Variables = Record<string, { value: string } | null>

interface Config {
  services?: Record<
    string,
    {
      source?: { image?: string; repo?: string }
      variables?: Variables
      deploy?: Record<string, unknown>
      build?: Record<string, unknown>
    }
  >
  sharedVariables?: Variables
  /** What a restore stages: another content for a volume. */
  volumes?: Record<string, { backupId: string }>
}

/** Changes of an environment that wait for a commit. There is one patch, whoever has staged it. */
export function patchResolvers(sandbox: Sandbox): Resolvers {
  const { state } = sandbox
  const { clock } = state.kernel

  function commit(
    patch: Patch,
    { message, deploy, by }: { message: string | null | undefined; deploy: boolean; by: Person | undefined },
  ): string {
    const affected = apply(patch.environment, patch.config)
    patch.status = 'COMMITTED'
    patch.message = message ?? undefined
    patch.appliedAt = patch.updatedAt = clock.iso()
    if (deploy) {
      for (const { instance, hasNewSource } of affected) {
        if (hasNewSource) deployCurrent(sandbox, instance, by)
        else if (instance.deployments.length > 0) redeployLatest(sandbox.lifecycle, instance, by)
      }
    }
    return patch.id
  }

  return {
    Query: {
      environmentStagedChanges(_, { environmentId }: { environmentId: string }, context) {
        const environment = context.environment(environmentId)
        return stagedIn(environment) ?? newPatch(state, environment, {})
      },
      environmentPatch(_, { id }: { id: string }, context) {
        const patch = state.projects
          .flatMap(({ environments }) => environments.flatMap(({ patches }) => patches))
          .find((one) => one.id === id)
        if (!patch) throw new Error('EnvironmentPatch not found')
        context.environment(patch.environment.id)
        return patch
      },
    },
    Mutation: {
      environmentStageChanges(_, args: { environmentId: string; input: Config; merge?: boolean | null }, context) {
        return stage(state, context.environment(args.environmentId), args.input, args.merge ? 'merge' : 'replace')
      },
      environmentPatchCommitStaged(
        _,
        args: { environmentId: string; commitMessage?: string | null; skipDeploys?: boolean | null },
        context,
      ) {
        const patch = stagedIn(context.environment(args.environmentId))
        if (!patch) throw new Error('No staged changes to commit')
        return commit(patch, { message: args.commitMessage, deploy: !args.skipDeploys, by: context.person })
      },
      environmentPatchCommit(
        _,
        args: { environmentId: string; patch?: Config | null; commitMessage?: string | null },
        context,
      ) {
        const environment = context.environment(args.environmentId)
        const patch = newPatch(state, environment, args.patch ?? {})
        environment.patches.push(patch)
        return commit(patch, { message: args.commitMessage, deploy: true, by: context.person })
      },
    },
    EnvironmentPatch: {
      appliedBy: () => null,
      environmentId: ({ environment }: Patch) => environment.id,
      lastAppliedError: () => null,
      patch: ({ config }: Patch) => config,
    },
  }
}

export function stage(state: State, environment: Environment, config: object, how: 'merge' | 'replace'): Patch {
  const now = state.kernel.clock.iso()
  const staged = stagedIn(environment)
  const patch = staged ?? newPatch(state, environment, {})
  if (!staged) environment.patches.push(patch)
  patch.config = how === 'merge' ? merged(patch.config, config as Record<string, unknown>) : { ...config }
  patch.updatedAt = now
  return patch
}

/** The configuration of an environment, in the shape that patches have. */
export function configOf(environment: Environment): Config {
  return {
    services: Object.fromEntries(
      instancesIn(environment).map(({ service, source, settings, variables, sealed }) => [
        service.id,
        {
          source: source as { image?: string },
          deploy: settings,
          variables: asConfig(Object.fromEntries(Object.entries(variables).filter(([name]) => !sealed.has(name)))),
        },
      ]),
    ),
    sharedVariables: asConfig(environment.sharedVariables),
  }
}

function apply(environment: Environment, config: Config): { instance: ServiceInstance; hasNewSource: boolean }[] {
  change(environment.sharedVariables, config.sharedVariables)
  const services = Object.entries(config.services ?? {}).map(([id, service]) => {
    const instance = instancesIn(environment).find((one) => one.service.id === id)
    if (!instance) throw new Error(`Service ${id} not found in environment`)
    change(instance.variables, service.variables)
    applySettings(instance, { ...service.deploy, ...service.build, ...(service.source && { source: service.source }) })
    return { instance, hasNewSource: service.source !== undefined }
  })
  const restored = Object.entries(config.volumes ?? {}).map(([id, { backupId }]) => {
    const instance = instancesIn(environment).find(({ volume }) => volume?.volumeId === id)
    if (!instance?.volume) throw new Error(`Volume ${id} not found in environment`)
    instance.volume.restoredFrom = backupId
    return { instance, hasNewSource: false }
  })
  return [...services, ...restored.filter(({ instance }) => services.every((one) => one.instance !== instance))]
}

function change(variables: Record<string, string>, changes: Variables = {}): void {
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) delete variables[name]
    else variables[name] = change.value
  }
}

function stagedIn({ patches }: Environment): Patch | undefined {
  return patches.find(({ status }) => status === 'STAGED')
}

function newPatch(state: State, environment: Environment, config: object): Patch {
  const now = state.kernel.clock.iso()
  return {
    id: state.kernel.ids.uuid(),
    environment,
    status: 'STAGED',
    config: { ...config },
    message: undefined,
    createdAt: now,
    updatedAt: now,
    appliedAt: undefined,
  }
}

function merged(into: Record<string, unknown>, from: Record<string, unknown>): Record<string, unknown> {
  const result = { ...into }
  for (const [key, value] of Object.entries(from)) {
    const before = result[key]
    result[key] = isObject(before) && isObject(value) ? merged(before, value) : value
  }
  return result
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const asConfig = (variables: Record<string, string>): Variables =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }]))
