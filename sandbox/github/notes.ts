import { invalid } from './answer.ts'
import { isPull } from './pulls.ts'
import type { Repository } from './repository.ts'
import type { Links } from './world.ts'

export interface NotesRequest {
  tag: string
  target: string
  previous?: string
}

/** GitHub's own notes: the merged pull requests between two tags. Without `previous` it guesses the newest tag before. */
export function generateNotes({ fullName, graph, threads }: Repository, { web }: Links, request: NotesRequest) {
  const { tag, target } = request
  const head = graph.find(`refs/tags/${tag}`) ?? graph.find(target)
  if (!head) throw invalid({ resource: 'Release', code: 'invalid', field: 'target_commitish' })
  const tagged = [...graph.tags.keys()]
    .map((name) => ({ name, commit: graph.find(`refs/tags/${name}`) }))
    .filter(({ name, commit }) => name !== tag && commit && graph.compare(commit, head)?.status === 'ahead')
    .sort((a, b) => (b.commit?.order ?? 0) - (a.commit?.order ?? 0))
  const previous = request.previous ?? tagged[0]?.name
  const base = previous === undefined ? undefined : graph.find(`refs/tags/${previous}`)
  const commits = base ? (graph.compare(base, head)?.ahead ?? []) : graph.history(head).toReversed()
  const shas = new Set(commits.map(({ sha }) => sha))
  const lines = threads
    .filter(isPull)
    .filter(({ pull }) => pull.mergeSha !== undefined && shas.has(pull.mergeSha))
    .map(({ title, user, number }) => `* ${title} by @${user.login} in ${web}/${fullName}/pull/${number}`)
  const range = previous === undefined ? `commits/${tag}` : `compare/${previous}...${tag}`
  return {
    name: tag,
    body: [
      ...(lines.length > 0 ? ["## What's Changed", ...lines, ''] : []),
      '',
      `**Full Changelog**: ${web}/${fullName}/${range}`,
    ].join('\n'),
  }
}
