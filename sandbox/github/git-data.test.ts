import { expect, test } from '@jest/globals'
import { startBench } from './testing.ts'

const where = { owner: 'acme', repo: 'shop' }

test('a commit is made without a clone, and a tag put on it', async () => {
  await using bench = await startBench()
  const { octokit, shop } = bench
  const head = shop.commit({ message: 'Head', files: { 'keep.txt': 'k\n', 'drop.txt': 'd\n' } })
  const { git, repos } = octokit.rest
  const { data: blob } = await git.createBlob({
    ...where,
    content: Buffer.from('x').toString('base64'),
    encoding: 'base64',
  })
  const { data: tree } = await git.createTree({
    ...where,
    base_tree: head,
    tree: [
      { path: 'dist/x.bin', mode: '100644', type: 'blob', sha: blob.sha },
      { path: 'run.sh', mode: '100755', type: 'blob', content: '#!/bin/sh\n' },
      { path: 'drop.txt', mode: '100644', type: 'blob', sha: null },
    ],
  })
  const { data: commit } = await git.createCommit({ ...where, message: 'Release', tree: tree.sha, parents: [head] })
  const { data: tag } = await git.createTag({ ...where, tag: 'v1', message: 'One', object: commit.sha, type: 'commit' })
  await git.createRef({ ...where, ref: 'refs/tags/v1', sha: tag.sha })
  await git.updateRef({ ...where, ref: 'heads/main', sha: commit.sha })

  expect((await git.getRef({ ...where, ref: 'tags/v1' })).data.object).toMatchObject({ type: 'tag', sha: tag.sha })
  expect((await git.getTag({ ...where, tag_sha: tag.sha })).data.object.sha).toBe(commit.sha)
  const { data } = await repos.compareCommitsWithBasehead({ ...where, basehead: `${head}...v1` })
  expect(data.files?.map(({ filename, status }) => `${filename} ${status}`)).toEqual([
    'dist/x.bin added',
    'drop.txt removed',
    'run.sh added',
  ])
  expect((await repos.listTags(where)).data).toMatchObject([{ name: 'v1', commit: { sha: commit.sha } }])
})

test('refs: taken, unknown, not a fast forward, protected, deleted, matched by prefix', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const first = shop.commit({ message: 'First' })
  const second = shop.commit({ message: 'Second' })
  const post = (ref: string, sha: string) => bench.call('POST', 'git/refs', { ref, sha })

  expect((await post('refs/tags/v1', first)).status).toBe(201)
  expect((await post('refs/tags/v1', second)).json.message).toBe('Reference already exists')
  expect((await post('refs/tags/v2', '0'.repeat(40))).json.message).toBe('Object does not exist')
  expect((await post('v3', first)).status).toBe(422)
  expect((await bench.call('PATCH', 'git/refs/heads/main', { sha: first })).json.message).toContain('fast forward')
  expect((await bench.call('PATCH', 'git/refs/heads/main', { sha: first, force: true })).status).toBe(200)
  expect((await bench.call('PATCH', 'git/refs/tags/none', { sha: first })).status).toBe(422)
  expect((await bench.call('GET', 'git/matching-refs/tags/v')).json).toMatchObject([{ ref: 'refs/tags/v1' }])
  shop.protectedTags = /^v/
  expect((await bench.call('DELETE', 'git/refs/tags/v1')).status).toBe(422)
  shop.protectedTags = undefined
  expect((await bench.call('DELETE', 'git/refs/tags/v1')).status).toBe(204)
  expect((await bench.call('GET', 'git/ref/tags/v1')).status).toBe(404)
})

test('files are read as they stood at a ref, and written only by who knows the last version', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const text = 'x'.repeat(100)
  const old = shop.commit({ message: 'Old', files: { 'docs/a b.md': text } })
  shop.commit({ message: 'New', files: { 'docs/a b.md': 'new\n' } })

  const file = (await bench.call('GET', `contents/docs/a%20b.md?ref=${old}`)).json
  expect(file).toMatchObject({ type: 'file', size: 100, name: 'a b.md' })
  expect(Buffer.from(file.content, 'base64').toString()).toBe(text)
  expect((await bench.call('GET', 'contents')).json).toMatchObject([
    { name: 'README.md' },
    { name: 'docs', type: 'dir' },
  ])
  expect((await bench.call('GET', 'contents/none')).status).toBe(404)
  const write = { message: 'Change', content: Buffer.from('mine\n').toString('base64') }
  expect((await bench.call('PUT', 'contents/docs/a%20b.md', write)).status).toBe(422)
  expect((await bench.call('PUT', 'contents/docs/a%20b.md', { ...write, sha: file.sha })).status).toBe(409)
  expect((await bench.call('PUT', 'contents/docs/c.md', write)).status).toBe(201)
  const { sha } = (await bench.call('GET', 'contents/docs/a%20b.md')).json
  const written = await bench.call('PUT', 'contents/docs/a%20b.md', { ...write, sha })
  expect(written).toMatchObject({ status: 200, json: { commit: { message: 'Change' } } })
  expect(shop.graph.find('main')?.sha).toBe(written.json.commit.sha)
})
