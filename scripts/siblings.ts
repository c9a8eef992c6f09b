/** `OWNER/ops-actions@REF` and what lies below it, as a workflow names it. */
const SIBLING = /(\buses: )[\w.-]+\/ops-actions((?:\/[\w./-]+)?)@\S+/g

export interface Source {
  /** `owner/name` of the repository that holds the actions. */
  repository: string
  ref: string
}

/** A workflow of this repository is run from others, where `./` would be theirs, so it names its siblings in full. */
export function withSiblings(workflow: string, { repository, ref }: Source): string {
  return workflow.replace(SIBLING, `$1${repository}$2@${ref}`)
}

/** Enterprise Server and act refuse a workflow with a key that they do not know; without it waiting runs replace each other. */
export function withoutQueue(workflow: string): string {
  return workflow.replace(/^ +queue: max\n/gm, '')
}
