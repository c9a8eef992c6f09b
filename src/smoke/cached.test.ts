import { afterEach, expect, test } from '@jest/globals'
import { cachedFor } from './cached.ts'
import { closeSites, json, look, NEW, site } from './local-site.ts'

afterEach(closeSites)

test.each([
  [{ age: '86400' }, 'from a cache, 86400 s old'],
  [{ age: '0', 'x-vercel-cache': 'HIT' }, 'from a cache'],
  [{ 'x-cache': 'Hit from cloudfront' }, 'from a cache'],
  [{ 'cf-cache-status': 'STALE' }, 'from a cache'],
  [{ 'cache-status': 'edge; hit' }, 'from a cache'],
  [{ age: '0' }, undefined],
  [{ 'x-cache': 'Miss from cloudfront' }, undefined],
  [{ age: 'soon' }, undefined],
  [{}, undefined],
])('%o is %s', (headers, told) => {
  expect(cachedFor({ headers })).toBe(told)
})

test('a cache that tells what its origin tells is believed', async () => {
  const { url, requests } = await site((_, response) => {
    response.setHeader('x-vercel-cache', 'HIT')
    json(response, { commit: NEW })
  })
  expect((await look({ url })).verdict).toBe('pass')
  expect(requests.some((request) => request.url?.startsWith('/version?ops-actions='))).toBe(true)
})

test('an origin that does not like to be asked past its cache proves nothing against it', async () => {
  const { url } = await site((request, response) => {
    response.setHeader('age', '30')
    if (request.url === '/version') json(response, { commit: NEW })
    else json(response, { error: 'no such parameter' }, 400)
  })
  expect((await look({ url })).verdict).toBe('pass')
})

test('without a sign of a cache nobody is asked past one', async () => {
  const { url, requests } = await site((_, response) => json(response, { commit: NEW }))
  await look({ url })
  expect(requests.every((request) => request.url === '/version')).toBe(true)
})
