import type { Input } from '../src/input.ts'
import type { Job } from '../src/job.ts'
import { evidenceOf } from '../src/notes/evidence.ts'
import type { GainRequest } from '../src/notes/gain.ts'
import type { PublishRequest, Target } from '../src/notes/publish.ts'
import type { Publisher } from '../src/notes/publisher.ts'
import { findEnds } from '../src/notes/range.ts'
import { DEFAULTS } from '../src/notes/settings.ts'
import type { History } from '../src/notes/sources.ts'
import { Problems } from '../src/problems.ts'
import { gitHistory } from '../src/providers/git/history.ts'
import { github } from '../src/providers/github/client.ts'
import { githubHistory } from '../src/providers/github/history.ts'
import { githubPublisher } from '../src/providers/github/publisher.ts'
import { loginOf } from '../src/providers/github/pull-requests.ts'
import { recordStore } from '../src/providers/github/record-store.ts'
import { versionOf } from '../src/providers/sentry/client.ts'

export interface NotesContext {
  /** What is to be told, once the record and the history have been asked. */
  request(): Promise<GainRequest>
  publication: Pick<PublishRequest, 'targets' | 'settings' | 'application' | 'pullRequest' | 'run'>
  publisher: Publisher
}

export function notesInputs(input: Input) {
  return {
    config: input.optional('config'),
    environment: input.text('environment'),
    from: input.optional('from'),
    to: input.optional('to'),
    component: input.optional('component'),
    targets: input.list('publish'),
    githubToken: input.secret('github-token', 'GITHUB_TOKEN'),
  }
}

const TARGETS: readonly string[] = ['summary', 'release', 'file', 'comment', 'shipped'] satisfies Target[]

/** Joins the domain with git, GitHub and `ops.yml`. Throws `Problems` before the first request. */
export async function notesContext(inputs: ReturnType<typeof notesInputs>, job: Job): Promise<NotesContext> {
  const config = await configOf(inputs, job)
  const { components = [], notes: settings = DEFAULTS, sentry } = config ?? {}
  demandKnown('publish', inputs.targets, TARGETS)
  demandKnown(
    'component',
    inputs.component === undefined ? [] : [inputs.component],
    components.map(({ name }) => name),
  )
  const client = github({
    token: inputs.githubToken,
    repository: job.repository,
    apiUrl: job.apiUrl,
    graphqlUrl: job.graphqlUrl,
    signal: job.signal,
    onRetry: job.log.line,
  })
  const pull = pullOf(job)
  const online = githubHistory(client, { preview: pull?.number })
  const { environment, component } = inputs
  return {
    publisher: githubPublisher({ github: client, signal: job.signal }),
    publication: {
      targets: inputs.targets as Target[],
      settings,
      application: config?.file ?? 'repository',
      run: { id: job.runId, attempt: job.runAttempt, url: job.runUrl },
      ...(pull ? { pullRequest: pull.number } : {}),
    },
    async request() {
      const resolve = async (ref: string): Promise<string | undefined> => await online.history.resolve(ref)
      const record = recordStore({ github: client, applicationUrl: '', fallbackRef: job.sha })
      const to = inputs.to ?? pull?.head
      const ends = await findEnds({
        history: await record.history(environment),
        environment,
        from: inputs.from,
        to,
        resolve,
      })
      const commits = [ends.from, ends.to, ...ends.takenBack, ...ends.takenBackEarlier].flatMap(
        (point) => point?.commit ?? [],
      )
      const urls = new Map(components.map(({ name, url }) => [name, url]))
      const { release, before } = ends
      return {
        ends,
        components,
        component,
        settings,
        repositoryUrl: `${job.serverUrl}/${job.repository}`,
        history: (await checkedOut(job, commits)) ?? online.history,
        pulls: online.pulls,
        ...(release ? { evidence: evidenceOf({ release, before, urls, trackedAs }) } : {}),
      }
    },
  }

  function trackedAs(name: string, commit: string): { name: string; url: string } | undefined {
    if (!sentry?.projects[name]) return undefined
    const version = versionOf({ name, commit }, sentry.release)
    const url = `${sentry.url}/organizations/${sentry.organization}/releases/${encodeURIComponent(version)}/`
    return { name: version, url }
  }
}

async function configOf({ config, environment }: ReturnType<typeof notesInputs>, { workspace }: Job) {
  if (config === undefined) return undefined
  const { readConfig } = await import('../src/config.ts')
  return await readConfig({ file: config, environment, workspace, sources: 'any' })
}

function demandKnown(input: string, given: readonly string[], known: readonly string[]): void {
  const wrong = given.filter((one) => !known.includes(one))
  if (wrong.length === 0) return
  const choice = known.map((one) => `"${one}"`).join(', ') || 'the components of ops.yml, and there is none'
  const message = `input "${input}" must be of ${choice}; got ${wrong.map((one) => JSON.stringify(one)).join(', ')}`
  throw new Problems('inputs', [{ title: 'Wrong input', message }])
}

/** The checkout, where it is complete and holds all of these commits. */
async function checkedOut({ workspace, signal }: Job, commits: readonly string[]): Promise<History | undefined> {
  const local = await gitHistory({ directory: workspace, loginOf, signal }).catch(() => undefined)
  const missing = await local?.missing(commits)
  return missing?.size === 0 ? local : undefined
}

/** The pull request that the run is about; its own commits are the head, not those of a merge that may never be. */
function pullOf(job: Job): { number: number; head: string } | undefined {
  if (!/^pull_request(_target)?$/.test(job.eventName)) return undefined
  const { number, head } = (job.event['pull_request'] ?? {}) as { number?: number; head?: { sha?: string } }
  return number !== undefined && head?.sha !== undefined ? { number, head: head.sha } : undefined
}
