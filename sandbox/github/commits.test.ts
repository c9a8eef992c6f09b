import { expect, test } from '@jest/globals'
import { startBench } from './testing.ts'

const where = { owner: 'acme', repo: 'shop' }
const messages = (json: { commits: { commit: { message: string } }[] }) =>
  json.commits.map(({ commit }) => commit.message)

test('the official client compares two releases: oldest first, with real patches', async () => {
  await using bench = await startBench()
  const { shop, octokit } = bench
  const base = shop.commit({ message: 'Base', files: { 'a.txt': '1\n2\n3\n', 'old.txt': 'kept\n', 'gone.txt': 'x\n' } })
  const first = shop.commit({ message: 'First', author: { login: 'ada' }, files: { 'a.txt': '1\ntwo\n3\n' } })
  const head = shop.commit({ message: 'Second', files: { 'old.txt': null, 'new.txt': 'kept\n', 'gone.txt': null } })

  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...where, basehead: `${base}...${head}` })

  expect(data).toMatchObject({ status: 'ahead', ahead_by: 2, behind_by: 0, total_commits: 2 })
  expect(data.commits.map(({ sha }) => sha)).toEqual([first, head])
  expect(data.commits[0]?.author).toMatchObject({ login: 'ada' })
  expect(data.files).toMatchObject([
    { filename: 'a.txt', status: 'modified', additions: 1, deletions: 1, patch: '@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3' },
    { filename: 'gone.txt', status: 'removed', deletions: 1 },
    { filename: 'new.txt', status: 'renamed', previous_filename: 'old.txt', changes: 0 },
  ])
})

test('ahead, behind, identical and diverged; an unknown or unrelated base is 404', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const base = shop.commit({ message: 'Base' })
  shop.branch('feature/x', base)
  const main = shop.commit({ message: 'Main', files: { 'm.txt': 'm\n' } })
  const feature = shop.commit({ message: 'Feature', branch: 'feature/x', files: { 'f.txt': 'f\n' } })
  shop.commit({ message: 'Alone', branch: 'orphan', parents: [] })
  const compare = async (basehead: string) => (await bench.call('GET', `compare/${basehead}`)).json

  expect(await compare(`${base}...main`)).toMatchObject({ status: 'ahead', ahead_by: 1 })
  expect(await compare(`main...${base}`)).toMatchObject({ status: 'behind', behind_by: 1, commits: [], files: [] })
  expect(await compare(`main...${main}`)).toMatchObject({ status: 'identical', total_commits: 0 })
  expect(await compare('main...feature%2Fx')).toMatchObject({
    status: 'diverged',
    merge_base_commit: { sha: base },
    commits: [{ sha: feature }],
    files: [{ filename: 'f.txt' }],
  })
  expect((await bench.call('GET', `compare/${'0'.repeat(40)}...main`)).status).toBe(404)
  expect((await bench.call('GET', 'compare/main...orphan')).status).toBe(404)
})

test('without paging the 250 newest commits come; with it all, and the files on the first page only', async () => {
  await using bench = await startBench()
  bench.shop.tag('v1')
  for (let n = 1; n <= 260; n++) bench.shop.commit({ message: `${n}` })
  bench.shop.commit({
    message: '261',
    files: Object.fromEntries(Array.from({ length: 310 }, (_, n) => [`f/${n}.txt`, `${n}\n`])),
  })

  const all = (await bench.call('GET', 'compare/v1...main')).json
  expect(all.total_commits).toBe(261)
  expect(all.files).toHaveLength(300)
  expect(messages(all)).toHaveLength(250)
  expect(messages(all).at(-1)).toBe('261')
  const first = await bench.call('GET', 'compare/v1...main?per_page=100')
  expect(messages(first.json)[0]).toBe('1')
  expect(first.headers.get('link')).toContain('page=3>; rel="last"')
  const last = (await bench.call('GET', 'compare/v1...main?per_page=100&page=3')).json
  expect(messages(last)).toHaveLength(61)
  expect(last.files).toBeUndefined()
})

test('commits have the ids that git gives them, or those they are imported with', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const author = { name: 'A', email: 'a@example.com' }
  const made = shop.commit({
    message: 'm\n',
    author,
    files: { 'dir/b.txt': 'b\n', 'a.txt': 'a\n', 'dir.txt': 'd\n' },
    parents: [],
    branch: 'git',
    at: 1_700_000_000_000,
  })
  expect(made).toBe('3f5bb21787f22c323ba53b2760dcc2ed806473c5')
  const sha = 'c0ffee'.padEnd(40, '0')
  expect(shop.commit({ message: 'Imported', sha })).toBe(sha)
  expect((await bench.call('GET', `commits/${sha.slice(0, 8)}`)).json.sha).toBe(sha)
})

test('a commit is found by id, branch and tag, and lists filter and page', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const sha = shop.commit({ message: 'Docs', author: { login: 'ada' }, files: { 'docs/a.md': 'a\n' } })
  shop.tag('v1.0.0')
  shop.commit({ message: 'Code', files: { 'src/a.ts': 'a\n' } })

  expect((await bench.call('GET', 'commits/v1.0.0')).json).toMatchObject({
    sha,
    stats: { additions: 1, total: 1 },
    files: [{ filename: 'docs/a.md', status: 'added' }],
  })
  expect((await bench.call('GET', 'commits/refs%2Fheads%2Fmain')).status).toBe(200)
  expect((await bench.call('GET', 'commits/gone')).status).toBe(422)
  expect((await bench.call('GET', 'commits?path=docs')).json).toHaveLength(1)
  expect((await bench.call('GET', 'commits?author=ada')).json).toHaveLength(1)
  expect((await bench.call('GET', 'commits?sha=v1.0.0&per_page=1')).json).toMatchObject([{ sha }])
  expect((await bench.call('GET', 'branches/main')).json.commit.commit.message).toBe('Code')
})

test('commits lead to their pull requests, merged or squashed', async () => {
  await using bench = await startBench()
  const { shop, octokit } = bench
  const one = shop.commit({ message: 'a', branch: 'a', files: { 'a.txt': 'a\n' } })
  const merge = shop.pull({ title: 'A', head: 'a', author: 'ada', fork: 'ada' }).merge()
  shop.commit({ message: 'b', branch: 'b', files: { 'b.txt': 'b\n' } })
  const open = shop.pull({ title: 'B', head: 'b', labels: ['bug'] })
  const numbers = async (sha: string) => {
    const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...where, commit_sha: sha })
    return data.map(({ number }) => number)
  }

  expect(await numbers(one)).toEqual([1])
  expect(await numbers(merge)).toEqual([1])
  const { data: unmerged } = await octokit.rest.pulls.get({ ...where, pull_number: open.number })
  expect(unmerged).toMatchObject({ merged: false, commits: 1, additions: 1, labels: [{ name: 'bug' }] })
  expect(await numbers(unmerged.head.sha)).toEqual([2])
  const squashed = open.merge({ method: 'squash' })
  expect(await numbers(squashed)).toEqual([2])
  const { data: closed } = await octokit.rest.pulls.list({ ...where, state: 'closed', direction: 'asc' })
  expect(closed.map(({ head, merge_commit_sha }) => [head.label, merge_commit_sha])).toEqual([
    ['ada:a', merge],
    ['acme:b', squashed],
  ])
})

test('an empty repository is a conflict', async () => {
  await using bench = await startBench()
  bench.github.addRepository({ owner: 'acme', name: 'empty' })
  const token = bench.github.mintToken({ kind: 'personal', permissions: { contents: 'read', 'pull-requests': 'read' } })
  const headers = { authorization: `Bearer ${token}` }
  expect((await bench.call('GET', '/repos/acme/empty/commits', undefined, headers)).status).toBe(409)
  const pulls = `/repos/acme/empty/commits/${'0'.repeat(40)}/pulls`
  expect((await bench.call('GET', pulls, undefined, headers)).status).toBe(409)
})
