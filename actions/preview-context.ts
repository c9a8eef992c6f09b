import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ComponentConfig, Config } from '../src/config.ts'
import type { PreviewSettings } from '../src/config/previews.ts'
import type { Job } from '../src/job.ts'
import { markName } from '../src/notes/text.ts'
import type { Part, PreviewContext } from '../src/preview/context.ts'
import type { Host } from '../src/preview/host.ts'
import { Problems } from '../src/problems.ts'
import { github } from '../src/providers/github/client.ts'
import { comments } from '../src/providers/github/comments.ts'
import { comparer } from '../src/providers/github/comparison.ts'
import { previewRecords } from '../src/providers/github/preview-records.ts'
import { createApi } from '../src/providers/railway/api.ts'
import { type Copies, createCopies } from '../src/providers/railway/copies.ts'
import { railwayPreviews } from '../src/providers/railway/preview.ts'
import { vercelPreviews } from '../src/providers/vercel/preview.ts'
import { inOrder } from '../src/release/application.ts'
import { gate } from '../src/smoke/gate.ts'
import { demandVariables } from '../src/smoke/variables.ts'
import { gateSources } from './gate-inputs.ts'
import { previewNotes } from './preview-notes.ts'
import type { PullRequestEvent } from './pull-request.ts'
import { missingTokens, type ReleaseInputs } from './release-context.ts'

export interface PreviewSurroundings {
  /** `ops.yml` as it describes production, and the environment that previews are made in. */
  production: Config
  shared: Config
  settings: PreviewSettings
  pull: PullRequestEvent
  checks: string | undefined
}

/** Joins the domain with the providers that `ops.yml` names. Throws `Problems` when a token is missing. */
export function previewContext(
  inputs: ReleaseInputs,
  job: Job,
  { production, shared, settings, pull, checks }: PreviewSurroundings,
): PreviewContext {
  const { isolated } = settings
  const own = shared.components.filter(({ vercel }) => vercel !== undefined || isolated)
  const missing = missingTokens({ ...shared, components: own }, inputs)
  if (missing.length > 0) throw new Problems('inputs', missing)
  const sources = gateSources(inputs, { environment: shared.environment, sentry: shared.sentry })
  if (!pull.isClosed) demandVariables(own, sources.variables)
  const client = github({
    token: inputs.githubToken,
    repository: job.repository,
    apiUrl: job.apiUrl,
    graphqlUrl: job.graphqlUrl,
    // Not ended by a cancellation: what has happened has to be written down.
    onRetry: job.log.line,
  })
  let login: string | undefined
  const application = markName(production.file)
  const key = keyOf(job.repository, production.file, pull.number)
  const comparisons = comparer(client)
  const hosts = hostsOf(inputs, job, { key, branch: pull.branch })
  return {
    pull: { number: pull.number, commit: pull.head },
    environment: shared.environment,
    parts: inOrder(shared.components).map((component): Part => ({
      name: component.name,
      source: component.source,
      after: component.after,
      url: component.url,
      productionUrl: production.components.find(({ name }) => name === component.name)?.url ?? component.url,
      host: own.includes(component) ? hosts(component) : undefined,
      variables: settings.variables[component.name] ?? {},
    })),
    records: previewRecords({
      github: client,
      number: pull.number,
      environment: `preview/pr-${pull.number}${production.file === 'ops.yml' ? '' : `/${application.replace(/\.ya?ml$/, '')}`}`,
      key,
      runUrl: job.runUrl,
      onLogin: (name) => (login = name),
    }),
    changes: async () => (await comparisons.compare(pull.base.sha, pull.head)).changes,
    gate: gate({ components: shared.components, gateTimeoutMs: shared.gateTimeoutMs, ...sources }),
    comment: {
      put: async (sections) =>
        await comments({ github: client, login }).putComment({
          number: pull.number,
          mark: `preview ${application}`,
          run: { id: job.runId, attempt: job.runAttempt },
          sections,
        }),
    },
    notes: async () =>
      await previewNotes({
        github: client,
        comparisons,
        pull,
        settings: shared.notes,
        repositoryUrl: `${job.serverUrl}/${job.repository}`,
        runUrl: job.runUrl,
      }),
    checks,
    runUrl: job.runUrl,
    watch: { signal: job.signal, report: job.log.line },
  }
}

/** Names what is made for the pull request, and for nothing else, wherever several repositories share a project. */
function keyOf(repository: string, file: string, number: number): string {
  return `pr-${number}-${createHash('sha256').update(`${repository.toLowerCase()} ${file}`).digest('hex').slice(0, 6)}`
}

function hostsOf(
  inputs: ReleaseInputs,
  job: Job,
  { key, branch }: { key: string; branch: string | undefined },
): (component: ComponentConfig) => Host {
  const source = { repository: job.repository, branch }
  const api = createApi({ apiUrl: inputs.railwayApi, token: inputs.railwayToken ?? '' })
  /** One environment for all components of a project. */
  const copies = new Map<string, Copies>()

  return (component) => {
    const { name, uploads, timeoutMs, vercel, railway } = component
    const common = {
      component: name,
      uploads,
      timeoutMs,
      key,
      source,
      directory: join(job.workspace, component.source),
    }
    if (vercel) {
      const bypass = inputs.bypassSecret ? { bypassSecret: inputs.bypassSecret } : {}
      const token = inputs.vercelToken ?? ''
      return vercelPreviews({ ...common, ...bypass, settings: vercel, token, apiUrl: inputs.vercelApi })
    }
    if (!railway) throw new Error(`${name} has no platform`)
    const { project, environment = inputs.environment } = railway
    const image = inputs.images?.[name]
    const shared = copies.get(project) ?? createCopies({ api, project, source: environment, name: key })
    copies.set(project, shared)
    return railwayPreviews({ ...common, settings: railway, api, copies: shared, ...(image ? { image } : {}) })
  }
}
