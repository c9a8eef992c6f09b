import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { createShop } from './server.js'

const commit = 'd3f5678'.padEnd(40, '0')
let server
let url

before(async () => {
  server = createShop({ env: { OPS_COMMIT: commit } }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${server.address().port}`
})

after(() => server.close())

test('it tells its commit and its health', async () => {
  assert.equal((await get('/version')).commit, commit)
  assert.deepEqual(await get('/health'), { service: 'shop-api', status: 'ok' })
})

test('it sells what it has, and nothing else', async () => {
  const { products } = await get('/products')
  assert.ok(products.length > 0)
  assert.equal((await get(`/products/${products[0].id}`)).name, products[0].name)
  assert.equal((await fetch(`${url}/products/unicorn`)).status, 404)
})

test('a basket is priced, with shipping below 50 euros', async () => {
  const body = JSON.stringify({ items: [{ product: 'mug', quantity: 2 }] })
  const answer = await fetch(`${url}/cart`, { method: 'POST', body })
  assert.deepEqual((await answer.json()).total, 2 * 1400 + 490)
})

test('a basket that makes no sense is refused', async () => {
  for (const body of [
    '',
    '{}',
    '{"items":[{"product":"mug","quantity":-1}]}',
    '{"items":[{"product":"unicorn","quantity":1}]}',
  ]) {
    const { status } = await fetch(`${url}/cart`, { method: 'POST', body })
    assert.ok(status === 400 || status === 422, `${body} answered ${status}`)
  }
})

test('only pages of the shop may read it', async () => {
  assert.equal(await allowedFor('https://shop.example'), 'https://shop.example')
  assert.equal(await allowedFor('https://shop-web-abc123.vercel.app'), 'https://shop-web-abc123.vercel.app')
  assert.equal(await allowedFor('https://shop.example.evil.test'), null)
})

test('its metrics count by route, and unknown addresses together', async () => {
  await fetch(`${url}/one`)
  await fetch(`${url}/two`)
  const text = await (await fetch(`${url}/metrics`)).text()
  assert.match(text, /http_request_duration_seconds_count\{method="other",route="other",status_code="404"\} [2-9]/)
  assert.match(text, new RegExp(`shop_release_info\\{commit="${commit}"`))
})

async function get(path) {
  return await (await fetch(url + path)).json()
}

async function allowedFor(origin) {
  const answer = await fetch(`${url}/products`, { headers: { origin } })
  return answer.headers.get('access-control-allow-origin')
}
