import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sandbox, startSandbox } from '../../sandbox/start.ts'
import { type ExampleWorld, exampleWorld } from '../../sandbox/world.ts'
import { buryTheDead } from './actor.ts'
import { type Behaviour, createBackends } from './backends.ts'
import { createTurnstile, type Turnstile } from './turnstile.ts'

/** What is wrong with a version: with its backend, or with its frontend, which works until the public sees it. */
export type Breakage = Behaviour | 'broken-in-public'

export interface Version {
  name: string
  sha: string
  /** A checkout of it. */
  folder: string
}

/** The example's accounts, an application that is as small as one can be, and a turnstile that every request passes. */
export interface World extends ExampleWorld {
  sandbox: Sandbox
  turnstile: Turnstile
  version(name: string, broken?: Breakage): Version
  /** Workflow runs have numbers that are never used again. */
  nextRunId(): number
  close(): Promise<void>
}

/** Shorter than real ones: what is asked over and over while a build lasts says nothing new. */
const BUILD = { queuedMs: 50, buildMs: 100, aliasMs: 50 }
const MOVE = { pendingMs: 50, movingMs: 100 }
const DWELL = { queued: 0, initializing: 50, building: 100 }

const OPS = `
components:
  api:
    railway: { project: 8c6f0d52-3f1e-4f0a-9a53-7f4f5f0f6b1c, service: api }
    source: api
    timeout: 1m
    url: https://api.shop.example
    identity: { path: /version, json: commit }
    smoke:
      - get: /products
        json: { products: 3 }
  web:
    vercel: { project: prj_4Xs0kTqFvJ2mYc8ZrNw6LbHd, team: team_9aPq3RtVuW5xZ7cE1gKm2nJs }
    source: web
    timeout: 1m
    url: https://shop.example
    identity: { path: /, meta: commit }
    after: [api]
    smoke:
      - get: /basket
        contains: Add to basket
gate: { timeout: 20s }
`

const SENTRY = `
sentry:
  organization: acme
  projects: { api: shop-api, web: shop-web }
`

export interface WorldOptions {
  /** Errors are kept in Sentry. */
  tracked?: boolean
}

export async function openWorld({ tracked = true }: WorldOptions = {}): Promise<World> {
  const backends = await createBackends()
  const sandbox = await startSandbox({
    pace: 1,
    vercel: { usualBuild: BUILD, usualMove: MOVE },
    railway: { processes: backends, dwellMs: DWELL, requestsPerHour: 1e9 },
  })
  // So many releases in so little time are no case for rate limits.
  sandbox.github.limits.installation = 1e9
  sandbox.sentry.setRateLimit(1e9)
  // Its tokens carry the address. Without TLS a release costs a quarter less.
  sandbox.sentry.setUrl('http://sentry.io')
  const world = exampleWorld(sandbox)
  const home = await mkdtemp(join(tmpdir(), 'ops-actions-faults-'))
  let runs = 1000

  return {
    ...world,
    sandbox,
    turnstile: createTurnstile(sandbox.kernel),
    version(name, broken) {
      const files = { 'api/version.txt': name, 'web/version.txt': name }
      const sha = world.repository.commit({ message: name, files })
      const folder = join(home, name)
      write(folder, { ...filesOf(sha, broken), 'ops.yml': tracked ? OPS + SENTRY : OPS })
      return { name, sha, folder }
    },
    nextRunId: () => ++runs,
    async close() {
      buryTheDead()
      await sandbox.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

function filesOf(commit: string, broken?: Breakage): Record<string, string> {
  const basket = {
    source: '/basket',
    destination: '/index.html',
    // Every build's own address has a hyphen in it.
    ...(broken === 'broken-in-public' ? { has: [{ type: 'host', value: String.raw`.+-.+\.vercel\.app` }] } : {}),
  }
  const behaviour = broken === 'broken-in-public' ? undefined : broken
  return {
    'api/server.js': '// Stands for a backend; what it would do says release.json.\n',
    'api/release.json': JSON.stringify({ commit, behaviour }),
    'web/index.html': `<meta name="commit" content="${commit}"><button>Add to basket</button>\n`,
    'web/vercel.json': JSON.stringify({ rewrites: [basket] }),
  }
}

function write(folder: string, files: Record<string, string>): void {
  for (const directory of ['api', 'web']) mkdirSync(join(folder, directory), { recursive: true })
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
}
