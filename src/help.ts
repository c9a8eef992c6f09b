/** What docs/troubleshooting.md helps with; each is a heading there, by its anchor. */
export const TOPICS = [
  'wrong-inputs',
  'mistakes-in-opsyml',
  'access-was-refused',
  'too-many-requests',
  'a-provider-does-not-answer',
  'a-provider-refused-a-request',
  'nothing-was-begun',
  'another-run-has-the-release',
  'somebody-changed-something-in-a-dashboard',
  'files-that-cannot-be-uploaded',
  'a-deployment-did-not-become-ready',
  'a-gate-did-not-pass',
  'traffic-did-not-move',
  'it-cannot-be-brought-back',
  'the-release-was-undone',
  'a-release-is-not-finished',
  'the-job-was-cancelled',
  'it-is-not-what-was-verified',
  'no-preview-could-be-made',
  'trouble-with-sentry',
  'trouble-with-prometheus',
  'trouble-with-release-notes',
] as const

export type Topic = (typeof TOPICS)[number]

/** An error that says what to do next, and of which the docs tell more. */
export class Trouble extends Error {
  override name = 'Trouble'
  readonly topic: Topic

  constructor(topic: Topic, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.topic = topic
  }
}

/** That of the innermost cause, which knows best what happened. */
export function topicOf(error: unknown): Topic | undefined {
  const seen = new Set<unknown>()
  let found: Topic | undefined
  for (let one = error; one instanceof Error && !seen.has(one); one = one.cause) {
    seen.add(one)
    if ('topic' in one) found = one.topic as Topic
  }
  return found
}

const HOME = { repository: 'acme/ops-actions', ref: 'v1' }

/** The address of the docs for a topic, or else for an action that has failed; those of the very version that runs. */
export function helpUrl(help: Topic | { action: string }, env: NodeJS.ProcessEnv): string {
  const page =
    typeof help === 'string' ? `docs/troubleshooting.md#${help}` : `actions/${help.action}/README.md#when-it-fails`
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env
  // Both are empty for an action of the repository's own, as in a workflow that says `uses: ./`.
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref)
  const from = known ? { repository, ref } : HOME
  return `https://github.com/${from.repository}/blob/${from.ref}/${page}`
}

/** A message with the link below it, for an annotation. */
export function withLink(message: string, where: string): string {
  return `${message}\nHelp: ${where}`
}

/** A job summary with the link as its last line. */
export function withHelp(summary: string, where: string): string {
  return `${summary.trimEnd()}\n\n[What to do about it](${where})\n`
}
