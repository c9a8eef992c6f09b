import { connection, type PageArguments } from './connection.ts'
import type { Asked } from './graphql.ts'
import type { Thread } from './issues.ts'
import { commitNode, nodesOf, userNode } from './nodes.ts'
import type { PullThread } from './pulls.ts'
import type { Repository } from './repository.ts'
import { nodeId, stamp } from './world.ts'

export function pullNode(asked: Asked, repository: Repository, thread: PullThread): object {
  const { id, number, title, body, user, labels, pull, createdAt } = thread
  const merged = pull.mergedAt !== undefined
  const url = `${asked.links.web}/${repository.fullName}`
  return {
    id: nodeId('PR', id),
    number,
    title,
    body: body ?? '',
    url: `${url}/pull/${number}`,
    author: userNode(asked, user),
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    isCrossRepository: pull.headOwner !== repository.owner,
    isDraft: pull.draft,
    merged,
    mergedAt: pull.mergedAt === undefined ? null : stamp(pull.mergedAt),
    mergeCommit: () => commitNode(asked, repository, repository.graph.commits.get(pull.mergeSha ?? '')),
    createdAt: stamp(createdAt),
    state: merged ? 'MERGED' : thread.state.toUpperCase(),
    labels: (args: PageArguments) =>
      nodesOf(
        connection('labels', labels, args, (name) => name),
        (name) => labelNode(asked, repository, name),
      ),
    closingIssuesReferences(args: PageArguments) {
      asked.demand(repository, 'issues:read')
      const issues = repository.threads.filter((one) => pull.closes.includes(one.number))
      const page = connection('closingIssuesReferences', issues, args, (one) => one.id)
      return nodesOf(page, (one) => issueNode(url, one))
    },
  }
}

function labelNode({ links }: Asked, { fullName, labels }: Repository, name: string): object {
  const label = labels.get(name.toLowerCase())
  return {
    id: nodeId('LA', label?.id ?? name),
    name,
    color: label?.color ?? 'ededed',
    description: label?.description || null,
    url: `${links.web}/${fullName}/labels/${encodeURIComponent(name)}`,
  }
}

const issueNode = (url: string, { id, number, title, state }: Thread): object => ({
  id: nodeId('I', id),
  number,
  title,
  state: state.toUpperCase(),
  url: `${url}/issues/${number}`,
})
