import { changesBetween } from './diff.ts'
import { labelJson } from './labels.ts'
import type { PullThread } from './pulls.ts'
import { repositoryJson } from './repositories.ts'
import type { Repository } from './repository.ts'
import { type User, userJson } from './users.ts'
import { type Links, nodeId, stamp, type World } from './world.ts'

export function simplePullJson(world: World, links: Links, repository: Repository, thread: PullThread) {
  const { id, number, state, title, body, user, labels, assignees, pull, createdAt, updatedAt, closedAt } = thread
  const url = `${links.api}/repos/${repository.fullName}`
  const html = `${links.web}/${repository.fullName}/pull/${number}`
  const people = assignees.map((login) => userJson(links, world.users.named(login)))
  const addresses = {
    html: html,
    issue: `${url}/issues/${number}`,
    commits: `${url}/pulls/${number}/commits`,
    review_comments: `${url}/pulls/${number}/comments`,
    review_comment: `${url}/pulls/comments{/number}`,
    comments: `${url}/issues/${number}/comments`,
    statuses: `${url}/statuses/${pull.headSha}`,
  }
  const side = (owner: User, ref: string, sha: string) => ({
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: userJson(links, owner),
    repo: repositoryJson(links, repository, owner),
  })
  const entries = Object.entries(addresses) as [keyof typeof addresses, string][]
  return {
    url: `${url}/pulls/${number}`,
    id,
    node_id: nodeId('PR', id),
    ...(Object.fromEntries(entries.map(([name, href]) => [`${name}_url`, href])) as Record<
      `${keyof typeof addresses}_url`,
      string
    >),
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    number,
    state,
    locked: false,
    title,
    user: userJson(links, user),
    body,
    labels: labels.map((name) => labelJson(links, repository, name)),
    milestone: null,
    active_lock_reason: null,
    created_at: stamp(createdAt),
    updated_at: stamp(updatedAt),
    closed_at: closedAt === undefined ? null : stamp(closedAt),
    merged_at: pull.mergedAt === undefined ? null : stamp(pull.mergedAt),
    merge_commit_sha: pull.mergeSha ?? null,
    assignee: people[0] ?? null,
    assignees: people,
    requested_reviewers: [],
    requested_teams: [],
    head: side(pull.headOwner, pull.headRef, pull.headSha),
    base: side(repository.owner, pull.baseRef, pull.baseSha),
    _links: {
      self: { href: `${url}/pulls/${number}` },
      ...(Object.fromEntries(entries.map(([name, href]) => [name, { href }])) as Record<
        keyof typeof addresses,
        { href: string }
      >),
    },
    author_association: 'NONE',
    auto_merge: null,
    draft: pull.draft,
  }
}

export function pullJson(world: World, links: Links, repository: Repository, thread: PullThread) {
  const { pull, comments, state } = thread
  const { graph } = repository
  const [base, head] = [graph.commits.get(pull.baseSha), graph.commits.get(pull.headSha)]
  const mergeBase = base && head && graph.compare(base, head)?.mergeBase
  const files = mergeBase && head ? changesBetween(mergeBase.files, head.files) : []
  const merged = pull.mergedAt !== undefined
  return {
    ...simplePullJson(world, links, repository, thread),
    merged,
    mergeable: state === 'open' ? true : null,
    rebaseable: state === 'open' ? true : null,
    mergeable_state: state === 'open' ? 'clean' : 'unknown',
    merged_by: pull.mergedBy ? userJson(links, pull.mergedBy) : null,
    comments: comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pull.commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  }
}
