import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What can be called of ops-actions, and what it takes. */
export interface Interface {
  inputs: ReadonlyMap<string, { required: boolean }>
  /** Of a reusable workflow only. */
  secrets: ReadonlyMap<string, { required: boolean }>
  /** What the caller's token must be allowed. */
  permissions: Record<string, 'read' | 'write'>
}

const TOKENS = ['vercel-token', 'railway-token', 'sentry-auth-token', 'vercel-automation-bypass-secret']
const RELEASE = { contents: 'read', deployments: 'write', actions: 'read' } as const
const WITHDRAW = { contents: 'read', deployments: 'write', actions: 'write', issues: 'write' } as const

/** The reusable workflows; a test holds them equal to the files. */
export const WORKFLOWS: Record<string, Interface> = {
  pipeline: {
    inputs: optional('config', 'environment', 'node-version'),
    secrets: optional(...TOKENS),
    permissions: {
      contents: 'write',
      deployments: 'write',
      actions: 'write',
      issues: 'write',
      'pull-requests': 'write',
    },
  },
  rollback: {
    inputs: optional('to', 'environment', 'reason', 'dry-run', 'config'),
    secrets: optional(...TOKENS),
    permissions: WITHDRAW,
  },
  recover: { inputs: optional('environment', 'config'), secrets: optional(...TOKENS), permissions: WITHDRAW },
}

const PERMISSIONS: Record<string, Interface['permissions']> = {
  deploy: RELEASE,
  rollback: RELEASE,
  'smoke-test': { contents: 'read' },
  'release-notes': { contents: 'read' },
}

/** An action as its own `action.yml` in the package says; nothing when there is none. `.` is the root action. */
export function actionInterface(packageRoot: string, name: string): Interface | undefined {
  if (!/^(\.|[a-z-]+)$/.test(name)) return undefined
  const file = join(packageRoot, name === '.' ? name : join('actions', name), 'action.yml')
  let manifest: { inputs?: Record<string, { required?: boolean; default?: unknown } | null> }
  try {
    manifest = parse(readFileSync(file, 'utf8')) as typeof manifest
  } catch {
    return undefined
  }
  const inputs = Object.entries(manifest.inputs ?? {}).map(
    ([input, stated]) => [input, { required: stated?.required === true && stated.default === undefined }] as const,
  )
  return {
    inputs: new Map(inputs),
    secrets: new Map(),
    permissions: PERMISSIONS[name === '.' ? 'deploy' : name] ?? { contents: 'read' },
  }
}

function optional(...names: string[]): Interface['inputs'] {
  return new Map(names.map((name) => [name, { required: false }]))
}
