import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { ComponentConfig, Config } from '../src/config.ts'
import type { Transport } from '../src/http.ts'
import type { Input } from '../src/input.ts'
import type { Job } from '../src/job.ts'
import { type Problem, Problems } from '../src/problems.ts'
import { github } from '../src/providers/github/client.ts'
import { incidents } from '../src/providers/github/incidents.ts'
import { recordStore } from '../src/providers/github/record-store.ts'
import { commits, runs } from '../src/providers/github/repository.ts'
import { railway } from '../src/providers/railway/railway.ts'
import { sentry } from '../src/providers/sentry/sentry.ts'
import { vercel } from '../src/providers/vercel/vercel.ts'
import { inOrder } from '../src/release/application.ts'
import type { Context } from '../src/release/context.ts'
import type { Platform } from '../src/release/platform.ts'
import { gate } from '../src/smoke/gate.ts'
import { demandVariables } from '../src/smoke/variables.ts'
import { gateInputs, gateSources } from './gate-inputs.ts'

export type ReleaseInputs = ReturnType<typeof releaseInputs> & {
  /** Images to deploy, by component. */
  images?: Record<string, string>
  /** The report of what was verified, and the commit that it has to be of. */
  verified?: { file: string; commit: string } | undefined
  /** `any`: nothing is built, so the components' sources need not be there. */
  sources?: 'any'
}

/** The inputs that every action on a release has. */
export function releaseInputs(input: Input) {
  return {
    config: input.text('config'),
    environment: input.optional('environment') ?? 'production',
    githubToken: input.secret('github-token', 'GITHUB_TOKEN'),
    vercelToken: input.optionalSecret('vercel-token', 'VERCEL_TOKEN'),
    railwayToken: input.optionalSecret('railway-token', 'RAILWAY_TOKEN', 'RAILWAY_API_TOKEN'),
    ...gateInputs(input),
    bypassSecret: input.optionalSecret('vercel-automation-bypass-secret', 'VERCEL_AUTOMATION_BYPASS_SECRET'),
    vercelApi: input.optionalUrl('vercel-api-url', 'VERCEL_API_URL') ?? 'https://api.vercel.com',
    railwayApi: input.optionalUrl('railway-api-url', 'RAILWAY_API_URL') ?? 'https://backboard.railway.com',
    waitMs: input.duration('wait'),
    incidentIssue: input.flag('incident-issue'),
  }
}

/** Joins the domain with the providers that `ops.yml` names. Throws `Problems` when a token is missing. */
export async function releaseContext(inputs: ReleaseInputs, job: Job, transport: Transport = {}): Promise<Context> {
  const { readConfig } = await import('../src/config.ts')
  const config = await readConfig({
    file: inputs.config,
    environment: inputs.environment,
    workspace: job.workspace,
    ...(inputs.sources ? { sources: inputs.sources } : {}),
  })
  demandTokens(config, inputs)
  if (inputs.verified) await demandVerifiedBy(inputs.verified, config, job)
  const sources = gateSources(inputs, { environment: config.environment, sentry: config.sentry, transport })
  // Whatever brings an earlier release back runs no checks, and must not wait for their secrets.
  if (inputs.sources !== 'any') demandVariables(config.components, sources.variables)
  const client = github({
    token: inputs.githubToken,
    repository: job.repository,
    apiUrl: job.apiUrl,
    graphqlUrl: job.graphqlUrl,
    transport,
    // Not ended by a cancellation: what has happened has to be written down.
    onRetry: job.log.line,
  })
  const ordered = inOrder(config.components)
  const history = commits(client)
  return {
    application: {
      environment: config.environment,
      components: config.components.map((component) => ({
        ...component,
        platform: platformOf(component, inputs, { job, transport, environment: config.environment }),
      })),
    },
    store: recordStore({ github: client, applicationUrl: ordered.at(-1)?.url ?? '', fallbackRef: job.sha }),
    gate: gate({
      components: config.components,
      gateTimeoutMs: config.gateTimeoutMs,
      transport,
      ...sources,
    }),
    commits: history,
    runs: runs(client),
    tracker: config.sentry
      ? sentry({
          settings: config.sentry,
          token: inputs.sentryToken,
          repository: job.repository,
          commits: history,
          workspace: job.workspace,
          temp: job.temp,
          warn: job.log.warning,
          transport,
          signal: job.signal,
        })
      : undefined,
    incidents: inputs.incidentIssue ? incidents(client) : undefined,
    run: {
      id: job.runId,
      attempt: job.runAttempt,
      url: job.runUrl,
      writer: `${job.runUrl}#${randomBytes(3).toString('hex')}`,
    },
    actor: job.actor,
    watch: { signal: job.signal, report: job.log.line },
    opened: (key) => {
      job.state.save('release', String(key))
    },
    waitMs: inputs.waitMs,
  }
}

function platformOf(
  component: ComponentConfig,
  inputs: ReleaseInputs,
  { job, transport, environment }: { job: Job; transport: Transport; environment: string },
): Platform {
  const { name, uploads, timeoutMs, source } = component
  const common = { component: name, uploads, timeoutMs, directory: join(job.workspace, source), transport }
  if (component.vercel) {
    return vercel({
      ...common,
      settings: component.vercel,
      token: inputs.vercelToken ?? '',
      apiUrl: inputs.vercelApi,
      ...(inputs.bypassSecret ? { bypassSecret: inputs.bypassSecret } : {}),
    })
  }
  if (!component.railway) throw new Error(`${name} has no platform`)
  const image = inputs.images?.[name]
  return railway({
    ...common,
    settings: component.railway,
    environment,
    token: inputs.railwayToken ?? '',
    apiUrl: inputs.railwayApi,
    ...(image ? { image } : {}),
  })
}

async function demandVerifiedBy(
  verified: { file: string; commit: string },
  { components }: Config,
  job: Job,
): Promise<void> {
  const { demandVerified } = await import('../src/verify/verified.ts')
  const shipped = components.map(({ name, source, vercel: settings }) => ({
    name,
    source,
    uploads: settings?.prebuilt ? '.vercel/output' : undefined,
  }))
  await demandVerified({ ...verified, workspace: job.workspace, components: shipped })
}

function demandTokens(config: Config, inputs: ReleaseInputs): void {
  const problems = missingTokens(config, inputs)
  if (problems.length > 0) throw new Problems('inputs', problems)
}

export function missingTokens(
  { file, components }: Pick<Config, 'file' | 'components'>,
  inputs: ReleaseInputs,
): Problem[] {
  const demanded = [
    { input: 'vercel-token', has: inputs.vercelToken, by: components.find(({ vercel: settings }) => settings)?.name },
    {
      input: 'railway-token',
      has: inputs.railwayToken,
      by: components.find(({ railway: settings }) => settings)?.name,
    },
  ]
  return demanded
    .filter(({ has, by }) => by && !has)
    .map(({ input, by }): Problem => {
      const secret = input.replaceAll('-', '_').toUpperCase()
      return {
        title: 'Missing token',
        message: `input "${input}" is missing, and ${by} in ${file} needs it; set it below "with:" to \${{ secrets.${secret} }}`,
      }
    })
}
