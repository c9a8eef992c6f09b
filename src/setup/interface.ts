import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { asMapping, type Mapping } from './calls.ts'

/** What of ops-actions can be called, and what it takes, as its own files say. */
export interface Interface {
  inputs: ReadonlyMap<string, { required: boolean }>
  /** Of a reusable workflow only. */
  secrets: ReadonlyMap<string, { required: boolean }>
  /** What the caller's token must be allowed. */
  permissions: Record<string, 'read' | 'write'>
}

export type Kind = 'workflow' | 'action'

/** No `action.yml` has a place for them. */
const PERMISSIONS: Record<string, Interface['permissions']> = {
  '.': { contents: 'read', deployments: 'write', actions: 'read' },
  deploy: { contents: 'read', deployments: 'write', actions: 'read' },
  rollback: { contents: 'read', deployments: 'write', actions: 'read' },
}

/** Nothing when there is no such thing. `.` is the root action. */
export function interfaceOf(packageRoot: string, kind: Kind, name: string): Interface | undefined {
  if (!/^(\.|[a-z-]+)$/.test(name)) return undefined
  if (kind === 'workflow') return workflowInterface(packageRoot, name)
  const manifest = readYamlFile(join(packageRoot, name === '.' ? name : join('actions', name), 'action.yml'))
  if (!manifest) return undefined
  const permissions = PERMISSIONS[name] ?? { contents: 'read' }
  return { inputs: takenBy(manifest['inputs']), secrets: new Map(), permissions }
}

export function namesOf(packageRoot: string, kind: Kind): string[] {
  const names =
    kind === 'action'
      ? list(join(packageRoot, 'actions'))
      : list(join(packageRoot, '.github/workflows')).map((file) => file.replace(/\.yml$/, ''))
  return names.filter((name) => interfaceOf(packageRoot, kind, name))
}

function workflowInterface(packageRoot: string, name: string): Interface | undefined {
  const workflow = readYamlFile(join(packageRoot, '.github/workflows', `${name}.yml`))
  if (!workflow) return undefined
  const on = asMapping(workflow['on'])
  if (!('workflow_call' in on)) return undefined
  const { inputs, secrets } = asMapping(on['workflow_call'])
  return { inputs: takenBy(inputs), secrets: takenBy(secrets), permissions: permissionsOf(workflow) }
}

/** GitHub refuses a call that grants less than any of the jobs asks for. */
function permissionsOf(workflow: Mapping): Interface['permissions'] {
  const asked = Object.values(asMapping(workflow['jobs'])).flatMap((job) =>
    Object.entries(asMapping(asMapping(job)['permissions'])),
  )
  const permissions: Interface['permissions'] = {}
  for (const [name, level] of asked) {
    if (level === 'write' || (level === 'read' && permissions[name] !== 'write')) permissions[name] = level
  }
  return permissions
}

function takenBy(stated: unknown): Interface['inputs'] {
  const entries = Object.entries(asMapping(stated)).map(([name, value]) => {
    const { required, default: usual } = asMapping(value)
    return [name, { required: required === true && usual === undefined }] as const
  })
  return new Map(entries)
}

function readYamlFile(file: string): Mapping | undefined {
  try {
    return asMapping(parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
