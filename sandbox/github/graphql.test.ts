import { expect, test } from '@jest/globals'
import { startBench } from './testing.ts'

const HISTORY = `query History($after: String) {
  repository(owner: "acme", name: "shop") {
    deployments(environments: ["production"], first: 2, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes {
        databaseId id commitOid task environment payload state createdAt description
        latestStatus { state logUrl environmentUrl createdAt }
        statuses(first: 20) { nodes { state description logUrl environmentUrl createdAt } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

test('the history of an environment comes in one document, page by page', async () => {
  await using bench = await startBench()
  for (const release of ['r1', 'r2', 'r3']) {
    const record = { ref: 'main', auto_merge: false, required_contexts: [], task: 'release', payload: { release } }
    const { json } = await bench.call('POST', 'deployments', record)
    await bench.call('POST', `deployments/${json.id}/statuses`, { state: 'in_progress' })
    await bench.call('POST', `deployments/${json.id}/statuses`, { state: 'success', description: release })
  }

  const { data } = await bench.graphql(HISTORY)
  const { nodes, pageInfo } = data.repository.deployments
  expect(nodes.map(({ payload }: { payload: string }) => payload)).toEqual(['{"release":"r3"}', '{"release":"r2"}'])
  expect(nodes[0]).toMatchObject({
    state: 'ACTIVE',
    latestStatus: { state: 'SUCCESS', logUrl: null },
    statuses: { nodes: [{ state: 'SUCCESS', description: 'r3' }, { state: 'IN_PROGRESS' }] },
  })
  expect(pageInfo.hasNextPage).toBe(true)
  const next = await bench.graphql(HISTORY, { after: pageInfo.endCursor })
  expect(next.data.repository.deployments).toMatchObject({
    nodes: [{ payload: '{"release":"r1"}' }],
    pageInfo: { hasNextPage: false },
  })
})

test('the states have GitHub’s own names; pending for 30 minutes is abandoned', async () => {
  await using bench = await startBench()
  const record = { ref: 'main', auto_merge: false, required_contexts: [] }
  const report = async (options: object, state?: string) => {
    const { json } = await bench.call('POST', 'deployments', { ...record, ...options })
    if (state) await bench.call('POST', `deployments/${json.id}/statuses`, { state })
  }
  await report({})
  await report({}, 'inactive')
  await report({ transient_environment: true }, 'inactive')
  await report({}, 'queued')
  const states = async () => {
    const query = '{ repository(owner: "acme", name: "shop") { deployments(first: 9) { nodes { state } } } }'
    const { data } = await bench.graphql(query)
    return data.repository.deployments.nodes.map(({ state }: { state: string }) => state)
  }

  expect(await states()).toEqual(['PENDING', 'INACTIVE', 'DESTROYED', 'QUEUED'])
  bench.kernel.clock.advance(30 * 60_000)
  expect(await states()).toEqual(['ABANDONED', 'INACTIVE', 'DESTROYED', 'QUEUED'])
})

test('what a branch gained, with its pull requests, is one document', async () => {
  await using bench = await startBench()
  const { shop } = bench
  shop.tag('v1')
  const issue = shop.issue({ title: 'Nothing can be paid' })
  shop.commit({ message: 'Pay\n\nWith a card', branch: 'pay', author: { login: 'ada' }, files: { 'pay.ts': '1\n' } })
  const pull = shop.pull({ title: 'Payment', author: 'ada', head: 'pay', labels: ['feature'], closes: [issue.number] })
  const merged = pull.merge({ method: 'squash' })

  const { data } = await bench.graphql(`{ repository(owner: "acme", name: "shop") {
    ref(qualifiedName: "refs/tags/v1") { compare(headRef: "main") { status aheadBy commits(first: 100) {
      nodes { oid messageHeadline author { user { login } } associatedPullRequests(first: 5) { nodes {
        number title mergedAt author { login } labels(first: 9) { nodes { name } }
        closingIssuesReferences(first: 9) { nodes { number title } } } } } } } }
    object(oid: "${merged}") { oid ... on Commit { history(first: 9) { nodes { oid } } } }
    missing: ref(qualifiedName: "refs/heads/gone") { name }
  } }`)

  expect(data.repository.ref.compare).toMatchObject({
    status: 'AHEAD',
    aheadBy: 1,
    commits: {
      nodes: [
        {
          oid: merged,
          messageHeadline: 'Payment (#2)',
          author: { user: { login: 'ada' } },
          associatedPullRequests: {
            nodes: [
              {
                number: 2,
                author: { login: 'ada' },
                labels: { nodes: [{ name: 'feature' }] },
                closingIssuesReferences: { nodes: [{ number: 1 }] },
              },
            ],
          },
        },
      ],
    },
  })
  expect(data.repository.object.history.nodes).toHaveLength(2)
  expect(data.repository.missing).toBeNull()
})

test.each([
  ['{ repository(owner: "acme", name: "shop") { nope } }', { message: expect.stringContaining('nope') }],
  ['{ repository(owner: "acme", name: "gone") { id } }', { type: 'NOT_FOUND', path: ['repository'] }],
  [
    '{ repository(owner: "acme", name: "shop") { deployments { totalCount } } }',
    { type: 'MISSING_PAGINATION_BOUNDARIES' },
  ],
  [
    '{ repository(owner: "acme", name: "shop") { deployments(first: 101) { totalCount } } }',
    { type: 'EXCESSIVE_PAGINATION' },
  ],
  ['{ repository(', { message: expect.stringContaining('Syntax Error') }],
])('%s is answered with 200 and an error', async (query, error) => {
  await using bench = await startBench()
  const answer = await bench.call('POST', '/graphql', { query })
  expect(answer).toMatchObject({ status: 200, json: { errors: [error] } })
})

test('a missing permission shows as FORBIDDEN, a comment can be minimized', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const query = '{ repository(owner: "acme", name: "shop") { deployments(first: 1) { totalCount } } }'
  const refused = await bench.as({ contents: 'read' })('POST', '/graphql', { query })
  expect(refused.json).toMatchObject({ data: { repository: null }, errors: [{ type: 'FORBIDDEN' }] })

  shop.issue({ title: 'Talk' })
  const { json } = await bench.call('POST', 'issues/1/comments', { body: 'old' })
  const { data } = await bench.graphql(
    `mutation ($id: ID!) { minimizeComment(input: {subjectId: $id, classifier: OUTDATED}) {
      minimizedComment { isMinimized minimizedReason } } }`,
    { id: json.node_id },
  )
  expect(data.minimizeComment.minimizedComment).toEqual({ isMinimized: true, minimizedReason: 'outdated' })
})
