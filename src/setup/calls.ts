import type { Path, YamlFile } from '../config/document.ts'

/** A place in a workflow that calls something of ops-actions. */
export interface Call {
  file: string
  yaml: YamlFile
  workflow: Mapping
  job: Mapping
  jobName: string
  /** Of the step, or of the job that calls a reusable workflow. */
  path: Path
  kind: 'workflow' | 'action'
  /** `owner/ops-actions`. */
  repository: string
  /** `pipeline`, `deploy`; `.` for the root action. */
  name: string
  version: string
  with: Mapping
}

export type Mapping = Record<string, unknown>

const WORKFLOW = /^([\w.-]+\/ops-actions)\/\.github\/workflows\/([^/@]+?)\.ya?ml@(\S+)$/
const ACTION = /^([\w.-]+\/ops-actions)(?:\/actions\/([^/@]+))?@(\S+)$/

/** Every use of ops-actions in a workflow. */
export function callsIn(file: string, yaml: YamlFile): Call[] {
  const workflow = asMapping(yaml.value)
  return Object.entries(asMapping(workflow['jobs'])).flatMap(([jobName, value]) => {
    const job = asMapping(value)
    const common = { file, yaml, workflow, job, jobName }
    const [, repository, name, version] = WORKFLOW.exec(textOf(job['uses'])) ?? []
    if (repository && name && version) {
      const path = ['jobs', jobName]
      return [{ ...common, path, kind: 'workflow', repository, name, version, with: asMapping(job['with']) }]
    }
    return stepsOf(job).flatMap((step, index): Call[] => {
      const [, owner, action = '.', ref] = ACTION.exec(textOf(step['uses'])) ?? []
      if (!owner || !ref) return []
      const path = ['jobs', jobName, 'steps', index]
      return [
        {
          ...common,
          path,
          kind: 'action',
          repository: owner,
          name: action,
          version: ref,
          with: asMapping(step['with']),
        },
      ]
    })
  })
}

export function stepsOf(job: Mapping): Mapping[] {
  return Array.isArray(job['steps']) ? job['steps'].map(asMapping) : []
}

export function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
