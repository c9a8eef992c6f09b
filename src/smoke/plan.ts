import { type ComponentConfig, readConfig, type SentrySettings } from '../config.ts'
import { Problems } from '../problems.ts'
import type { Target } from '../release/gate.ts'

export interface Wish {
  url: string | undefined
  environment: string | undefined
  config: string
  checks: string | undefined
  identity: string | undefined
  commit: string | undefined
  timeoutMs: number | undefined
  bypassSecret: string | undefined
  workspace: string
}

/** What a smoke test will look at. */
export interface Plan {
  components: Pick<ComponentConfig, 'name' | 'url' | 'identity' | 'smoke'>[]
  targets: Target[]
  gateTimeoutMs: number
  /** Each component must tell its commit, whichever that is. */
  anyCommit: boolean
  /** Of `ops.yml`. */
  sentrySettings?: SentrySettings | undefined
}

const DEFAULT_TIMEOUT_MS = 120_000

/** Reads everything that is needed, and reports all mistakes before anything is asked. */
export async function plan(wish: Wish): Promise<Plan> {
  const problems = [...contradictions(wish)].map((message) => ({ title: 'Wrong input', message }))
  if (problems.length > 0) throw new Problems('inputs', problems)
  return wish.url === undefined ? await planOfEnvironment(wish) : await planOfUrl(wish, wish.url)
}

function* contradictions({ url, environment, checks, identity, commit }: Wish): Generator<string> {
  if (url === undefined && environment === undefined) {
    yield 'input "url" or "environment" is missing; "url" checks one address, "environment" what ops.yml says'
  }
  if (url !== undefined && environment !== undefined) {
    yield 'inputs "url" and "environment" exclude each other; leave one of them away'
  }
  if (commit !== undefined && !/^[0-9a-f]{7,64}$/i.test(commit)) {
    yield `input "commit" must be a SHA of at least 7 digits, got ${JSON.stringify(commit)}`
  }
  if (environment !== undefined) {
    if (checks !== undefined) yield 'input "checks" belongs to "url"; with "environment" the checks stand in ops.yml'
    if (identity !== undefined) yield 'input "identity" belongs to "url"; with "environment" it stands in ops.yml'
  }
  if (url !== undefined && identity === undefined) {
    if (commit !== undefined) {
      yield 'input "identity" is missing; it says where the commit is told, such as "{ path: /version, json: commit }"'
    } else if (checks === undefined) {
      yield 'inputs "checks" and "identity" are missing; without one of them there is nothing to check'
    }
  }
}

async function planOfEnvironment({ environment = '', config: file, workspace, ...wish }: Wish): Promise<Plan> {
  const { components, gateTimeoutMs, sentry } = await readConfig({ file, environment, workspace, sources: 'any' })
  return {
    components,
    targets: components.map(({ name, url, vercel }) => ({
      component: name,
      url,
      commit: wish.commit,
      access: vercel ? accessOf(wish.bypassSecret) : {},
    })),
    gateTimeoutMs: wish.timeoutMs ?? gateTimeoutMs,
    anyCommit: true,
    sentrySettings: sentry,
  }
}

async function planOfUrl({ checks, identity, ...wish }: Wish, url: string): Promise<Plan> {
  const { readChecks, readIdentity } = await import('../config/checks.ts')
  const component = {
    name: new URL(url).host,
    url,
    identity: identity === undefined ? { path: '/' } : await readIdentity('identity', identity),
    smoke: checks === undefined ? [] : await readChecks('checks', checks, url),
  }
  return {
    components: [component],
    targets: [{ component: component.name, url, commit: wish.commit, access: accessOf(wish.bypassSecret) }],
    gateTimeoutMs: wish.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    anyCommit: identity !== undefined,
  }
}

function accessOf(secret: string | undefined): Record<string, string> {
  return secret === undefined ? {} : { 'x-vercel-protection-bypass': secret }
}
