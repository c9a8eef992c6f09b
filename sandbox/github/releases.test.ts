import { expect, test } from '@jest/globals'
import { startBench } from './testing.ts'

const where = { owner: 'acme', repo: 'shop' }

test('publishing makes the tag at the target; a second one exists already and is updated instead', async () => {
  await using bench = await startBench()
  const { octokit, shop } = bench
  const { repos } = octokit.rest
  const sha = shop.commit({ message: 'One' })
  shop.commit({ message: 'Two' })

  const { data: made } = await repos.createRelease({ ...where, tag_name: 'v1', target_commitish: sha, body: 'One' })
  expect(shop.graph.tags.get('v1')).toBe(sha)
  const again = await bench.call('POST', 'releases', { tag_name: 'v1' })
  expect(again).toMatchObject({ status: 422, json: { errors: [{ code: 'already_exists', field: 'tag_name' }] } })
  const { data: found } = await repos.getReleaseByTag({ ...where, tag: 'v1' })
  await repos.updateRelease({ ...where, release_id: found.id, body: 'Better' })
  expect((await repos.getRelease({ ...where, release_id: made.id })).data.body).toBe('Better')
})

test('a draft has no tag, is not found by one, and readers do not see it', async () => {
  await using bench = await startBench()
  const draft = (await bench.call('POST', 'releases', { tag_name: 'v1', draft: true })).json
  expect(bench.shop.graph.tags.size).toBe(0)
  expect(draft.published_at).toBeNull()
  expect((await bench.call('GET', 'releases/tags/v1')).status).toBe(404)
  expect((await bench.as({ contents: 'read' })('GET', 'releases')).json).toEqual([])
  await bench.call('PATCH', `releases/${draft.id}`, { draft: false })
  expect((await bench.call('GET', 'releases/tags/v1')).status).toBe(200)
})

test('latest means the newest commit, unless make_latest pinned another', async () => {
  await using bench = await startBench()
  const { shop } = bench
  const now = bench.kernel.clock.now()
  const old = shop.commit({ message: 'Old', at: now - 3_600_000 })
  const young = shop.commit({ message: 'Young', at: now })
  const publish = (tag: string, target: string, make_latest: string) =>
    bench.call('POST', 'releases', { tag_name: tag, target_commitish: target, make_latest })
  const latest = async () => (await bench.call('GET', 'releases/latest')).json.tag_name

  expect((await bench.call('GET', 'releases/latest')).status).toBe(404)
  await publish('v2', young, 'legacy')
  await publish('v1.1', old, 'legacy')
  expect(await latest()).toBe('v2')
  await publish('v1.2', old, 'true')
  expect(await latest()).toBe('v1.2')
  await publish('v3', young, 'false')
  expect(await latest()).toBe('v1.2')
})

test('a body may have 125,000 characters', async () => {
  await using bench = await startBench()
  const send = (length: number) => bench.call('POST', 'releases', { tag_name: 'v1', body: 'x'.repeat(length) })
  expect(await send(125_001)).toMatchObject({ status: 422, json: { errors: [{ field: 'body', code: 'custom' }] } })
  expect(bench.shop.releases).toEqual([])
  expect((await send(125_000)).status).toBe(201)
})

test('a release is deleted by who may write, and its tag stays', async () => {
  await using bench = await startBench()
  const { json } = await bench.call('POST', 'releases', { tag_name: 'v1' })
  expect((await bench.as({ contents: 'read' })('DELETE', `releases/${json.id}`)).status).toBe(403)
  expect((await bench.call('DELETE', `releases/${json.id}`)).status).toBe(204)
  expect((await bench.call('DELETE', `releases/${json.id}`)).status).toBe(404)
  expect(bench.shop.graph.tags.has('v1')).toBe(true)
})

test('GitHub’s own notes list the pull requests since the tag before', async () => {
  await using bench = await startBench()
  const { shop } = bench
  shop.tag('v1')
  shop.commit({ message: 'a', branch: 'a', files: { 'a.txt': 'a\n' } })
  shop.pull({ title: 'Pay by card', author: 'ada', head: 'a' }).merge()

  const { json } = await bench.call('POST', 'releases/generate-notes', { tag_name: 'v2' })
  expect(json.body).toContain('* Pay by card by @ada in https://github.com/acme/shop/pull/1')
  expect(json.body).toContain('compare/v1...v2')
  expect(shop.graph.tags.has('v2')).toBe(false)
  expect((await bench.as({ contents: 'read' })('POST', 'releases/generate-notes', { tag_name: 'v2' })).status).toBe(403)
})

test('an upload that breaks leaves an asset that holds the name until it is deleted', async () => {
  await using bench = await startBench()
  const { octokit, shop } = bench
  const { data: release } = await octokit.rest.repos.createRelease({ ...where, tag_name: 'v1' })
  const address = `${release.upload_url.replace('{?name,label}', '')}?name=notes.txt`
  const upload = () => bench.call('POST', address, Buffer.from('notes'), { 'content-type': 'text/plain' })
  shop.failNextUpload = true

  expect((await upload()).status).toBe(502)
  expect((await upload()).json).toMatchObject({ errors: [{ code: 'already_exists' }] })
  const [broken] = (await bench.call('GET', `releases/${release.id}/assets`)).json
  expect(broken).toMatchObject({ state: 'starter', size: 0 })
  expect((await bench.call('DELETE', `releases/assets/${broken.id}`)).status).toBe(204)
  expect((await upload()).json).toMatchObject({ state: 'uploaded', size: 5, content_type: 'text/plain' })
})
