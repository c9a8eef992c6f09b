import { expect, test } from '@jest/globals'
import { startBench } from './testing.ts'

const where = { owner: 'acme', repo: 'shop' }

test('a comment is found again on page 2 by its marker and author, and changed in place', async () => {
  await using bench = await startBench()
  const { octokit, shop } = bench
  shop.commit({ message: 'a', branch: 'a' })
  const { number, thread } = shop.pull({ title: 'A', head: 'a' })
  for (let n = 0; n < 100; n++) await bench.call('POST', `issues/${number}/comments`, { body: `${n}` })
  bench.shop.comment(number, { body: '<!-- ops-actions:preview:web --> quoted', author: 'ada' })
  const body = '<!-- ops-actions:preview:web -->\nold'
  await octokit.rest.issues.createComment({ ...where, issue_number: number, body })

  const all = await octokit.paginate(octokit.rest.issues.listComments, {
    ...where,
    issue_number: number,
    per_page: 100,
  })
  const mine = all.find((one) => one.body?.startsWith('<!-- ops-actions:preview:web -->') && one.user?.type === 'Bot')
  expect(mine?.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' })
  expect(mine?.user?.url).toContain('github-actions%5Bbot%5D')
  await octokit.rest.issues.updateComment({ ...where, comment_id: mine?.id ?? 0, body: 'new' })
  expect(thread.comments.at(-1)?.body).toBe('new')
  expect((await bench.call('GET', `issues/comments/${mine?.id}`)).json.body).toBe('new')
})

test('a fork’s token reads only; pull requests and issues need different permissions', async () => {
  await using bench = await startBench()
  bench.shop.commit({ message: 'a', branch: 'a' })
  bench.shop.pull({ title: 'A', head: 'a', fork: 'ada' })
  bench.shop.issue({ title: 'B' })
  const comment = { body: 'hello' }

  expect((await bench.as({ 'pull-requests': 'read' })('POST', 'issues/1/comments', comment)).status).toBe(403)
  const writer = bench.as({ 'pull-requests': 'write' })
  expect((await writer('POST', 'issues/1/comments', comment)).status).toBe(201)
  expect((await writer('POST', 'issues/2/comments', comment)).status).toBe(403)
})

test('a comment is deleted by who may write there', async () => {
  await using bench = await startBench()
  bench.shop.issue({ title: 'A' })
  const { json } = await bench.call('POST', 'issues/1/comments', { body: 'hello' })
  expect((await bench.as({ 'pull-requests': 'write' })('DELETE', `issues/comments/${json.id}`)).status).toBe(403)
  expect((await bench.call('DELETE', `issues/comments/${json.id}`)).status).toBe(204)
  expect((await bench.call('DELETE', `issues/comments/${json.id}`)).status).toBe(404)
  expect((await bench.call('GET', 'issues/1/comments')).json).toEqual([])
})

test('a body may have 65,536 characters', async () => {
  await using bench = await startBench()
  bench.shop.issue({ title: 'A' })
  const send = (length: number) => bench.call('POST', 'issues/1/comments', { body: 'x'.repeat(length) })
  expect((await send(65_536)).status).toBe(201)
  expect(await send(65_537)).toMatchObject({ status: 422, json: { errors: [{ field: 'body' }] } })
  expect((await bench.call('POST', 'issues/9/comments', { body: 'x' })).status).toBe(404)
})

test('issues are opened with labels, found by them, changed and closed', async () => {
  await using bench = await startBench()
  const { octokit } = bench
  const { issues } = octokit.rest
  const { data: issue } = await issues.create({ ...where, title: 'Slow', labels: ['feedback', { name: 'ux' }] })
  await issues.create({ ...where, title: 'Other' })

  const { data: found } = await issues.listForRepo({ ...where, labels: 'feedback,ux' })
  expect(found.map(({ number }) => number)).toEqual([issue.number])
  expect(found[0]?.labels).toMatchObject([{ name: 'feedback' }, { name: 'ux' }])
  await issues.update({ ...where, issue_number: issue.number, state: 'closed', labels: ['done'], body: 'Fixed' })
  expect((await issues.listForRepo(where)).data).toHaveLength(1)
  const { data: closed } = await issues.listForRepo({ ...where, state: 'closed' })
  expect(closed).toMatchObject([{ state_reason: 'completed', body: 'Fixed', labels: [{ name: 'done' }] }])
  expect((await bench.call('POST', 'issues', {})).status).toBe(422)
})

test('issues are listed by creator and state, closed with a reason and opened again', async () => {
  await using bench = await startBench()
  const { octokit, shop } = bench
  shop.issue({ title: 'By a person', author: 'ada', labels: ['incident'] })
  await octokit.rest.issues.create({ ...where, title: 'By the workflow', labels: ['incident'] })
  await octokit.rest.issues.create({ ...where, title: 'Over', labels: ['incident'] })
  await octokit.rest.issues.update({ ...where, issue_number: 3, state: 'closed', state_reason: 'not_planned' })
  const titles = async (query: object) =>
    (await octokit.rest.issues.listForRepo({ ...where, labels: 'incident', ...query })).data.map(({ title }) => title)

  expect(await titles({ creator: 'github-actions[bot]' })).toEqual(['By the workflow'])
  expect(await titles({ creator: 'github-actions[bot]', state: 'all' })).toEqual(['Over', 'By the workflow'])
  expect(await titles({ state: 'closed', creator: 'ada' })).toEqual([])
  expect((await bench.call('GET', 'issues?state=gone')).status).toBe(422)
  const { data: closed } = await octokit.rest.issues.listForRepo({ ...where, state: 'closed' })
  expect(closed).toMatchObject([{ title: 'Over', state_reason: 'not_planned', user: { login: 'github-actions[bot]' } }])
  await octokit.rest.issues.update({ ...where, issue_number: 3, state: 'open' })
  expect(shop.threads[2]).toMatchObject({ state: 'open', stateReason: 'reopened', closedAt: undefined })
  expect((await bench.call('PATCH', 'issues/3', { state_reason: 'bored' })).status).toBe(422)
  expect((await bench.call('PATCH', 'issues/4', { state: 'closed' })).status).toBe(404)
})

test('reading issues needs issues: read, everything else issues: write', async () => {
  await using bench = await startBench({ private: true })
  bench.shop.issue({ title: 'A' })
  const attempts: [string, string, object?][] = [
    ['GET', 'issues'],
    ['GET', 'issues/1/comments'],
    ['POST', 'issues', { title: 'B' }],
    ['PATCH', 'issues/1', { state: 'closed' }],
    ['POST', 'issues/1/comments', { body: 'hello' }],
  ]
  const statuses = async (permissions: Parameters<typeof bench.as>[0]) => {
    const call = bench.as(permissions)
    return await Promise.all(attempts.map(async (attempt) => (await call(...attempt)).status))
  }

  expect(await statuses({ contents: 'write' })).toEqual([403, 403, 403, 403, 403])
  expect(await statuses({ issues: 'read' })).toEqual([200, 200, 403, 403, 403])
  expect(await statuses({ issues: 'write' })).toEqual([200, 200, 201, 200, 201])
})

test('no issue can be opened where the owner has switched issues off', async () => {
  await using bench = await startBench()
  bench.shop.hasIssues = false
  expect(await bench.call('POST', 'issues', { title: 'A' })).toMatchObject({
    status: 410,
    json: { message: 'Issues are disabled for this repo' },
  })
  expect((await bench.call('GET', '')).json.has_issues).toBe(false)
})
