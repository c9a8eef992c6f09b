import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { BrowserCheck } from '../config/check.ts'
import { checkBrowser } from './browser.ts'
import { findChromium } from './chromium.ts'
import { scene, type Setting } from './local-scene.ts'
import { closeSites, html, site } from './local-site.ts'

afterEach(closeSites)

const hasChromium = findChromium() !== undefined
if (!hasChromium) console.log('skipped, because no Chromium is on this machine: the tests with a real one')
const describeReal = hasChromium ? describe : describe.skip

async function shop(
  page: string,
  files: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {},
) {
  return await site((request, response) => {
    const file = files[request.url ?? '']
    if (file) file(request, response)
    else if (request.url === '/') html(response, page)
    else if (request.url === '/favicon.ico') response.writeHead(204).end()
    else response.writeHead(404).end()
  })
}

async function look(url: string, check: Partial<BrowserCheck> = {}, setting: Partial<Setting> = {}) {
  const whole: BrowserCheck = {
    kind: 'browser',
    name: 'browser',
    severity: 'critical',
    address: '/',
    ignore: [],
    screenshot: false,
    ...check,
  }
  const [found] = await checkBrowser(whole, scene({ url, ...setting }))
  expect(leftOver()).toEqual([])
  return found
}

/** Processes and folders of browsers that should have ended. */
function leftOver(): string[] {
  const commands = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return []
      }
    })
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('chromium-') && !before.has(name))
  return [...commands.filter((command) => /--user-data-dir=\S*\/chromium-/.test(command)), ...folders]
}
const before = new Set(readdirSync(tmpdir()))

describeReal(hasChromium ? 'a real Chromium' : 'skipped, because no Chromium is on this machine', () => {
  test('a page that loads without errors passes, with a screenshot', async () => {
    const { url } = await shop('<p id=basket>Add to basket</p><script>setTimeout(() => fetch("/data"), 50)</script>', {
      '/data': (_, response) => void response.end('{}'),
    })
    const found = await look(url, { waitFor: '#basket', screenshot: true })
    expect(found).toMatchObject({
      verdict: 'pass',
      status: 200,
      detail: expect.stringMatching(/^loaded in .* without errors, "#basket" is visible$/),
    })
    const [file = ''] = found?.files ?? []
    expect(statSync(file).size).toBeGreaterThan(1_000)
    rmSync(join(file, '..'), { recursive: true })
  })

  test.each<[string, string, RegExp]>([
    [
      'a console error',
      '<script>console.error("no basket", 7)</script>',
      /^the page has errors; console error: no basket 7$/,
    ],
    [
      'an uncaught error',
      '<script>throw new TypeError("x is not a function")</script>',
      /uncaught TypeError: x is not a function/,
    ],
    ['a file that is missing', '<script src=/gone.js></script>', /GET http:.*\/gone\.js answered 404/],
    [
      'a late request that fails',
      '<script>setTimeout(() => fetch("/late?token=1"), 200)</script>',
      /GET http:[^?]*\/late answered 404/,
    ],
    [
      'a host that is not there',
      '<img src="http://no-such-host.invalid/a.png">',
      /no-such-host\.invalid\/a\.png failed: net::ERR_/,
    ],
  ])('%s fails', async (_, page, says) => {
    const { url } = await shop(page)
    expect(await look(url)).toMatchObject({ verdict: 'fail', detail: expect.stringMatching(says) })
  })

  test('what is to be ignored does not count', async () => {
    const { url } = await shop('<script src=/gone.js></script><script>console.error("known: 1")</script>')
    expect(await look(url, { ignore: ['/gone.js', 'known:'] })).toMatchObject({ verdict: 'pass' })
  })

  test('an element that is hidden or missing fails', async () => {
    const { url } = await shop('<p id=basket style="display: none">Add to basket</p>')
    const found = await look(url, { waitFor: '#basket' }, { requestMs: 1_500 })
    expect(found).toMatchObject({ verdict: 'fail', detail: 'nothing visible matches "#basket"' })
  })

  test('a login wall, an error and another site are named', async () => {
    const wall = await site((_, response) => {
      response.writeHead(401, { 'content-type': 'text/html', 'x-vercel-id': '1', server: 'Vercel' })
      response.end('<title>Authentication Required</title>')
    })
    expect((await look(wall.url))?.detail).toMatch(/Vercel's deployment protection/)
    const broken = await site((_, response) => html(response, 'sorry', 500))
    expect(await look(broken.url)).toMatchObject({
      verdict: 'fail',
      detail: expect.stringMatching(/answered 500/),
      status: 500,
    })
    const other = await shop('')
    const moved = await site((_, response) => void response.writeHead(302, { location: other.url }).end())
    expect((await look(moved.url))?.detail).toMatch(/was redirected to another site/)
  })

  test('the access secret reaches its own origin only, also not by a redirect, a frame or a popup', async () => {
    const access = { 'x-vercel-protection-bypass': 'bypass-secret-0123456789' }
    const thief = await shop('stolen', {
      '/a.js': (_, response) => void response.writeHead(200, { 'content-type': 'text/javascript' }).end(),
    })
    const { url, requests } = await shop(
      `<script src=/own.js></script><script src="${thief.url}/a.js"></script><iframe src="${thief.url}/"></iframe>
     <img src=/moved><script>open("${thief.url}/popup"); fetch("${thief.url}/x", { mode: "no-cors" }).catch(() => 0)</script>`,
      {
        '/own.js': (_, response) => void response.writeHead(200, { 'content-type': 'text/javascript' }).end(),
        '/moved': (_, response) => void response.writeHead(302, { location: `${thief.url}/moved` }).end(),
      },
    )
    await look(url, {}, { access })
    const own = requests.filter((request) => request.url !== '/favicon.ico')
    expect(own.map((request) => request.url)).toEqual(expect.arrayContaining(['/', '/own.js', '/moved']))
    for (const { headers } of own) expect(headers).toMatchObject(access)
    expect(thief.requests.map((request) => request.url)).toEqual(expect.arrayContaining(['/a.js', '/', '/moved', '/x']))
    for (const { rawHeaders } of thief.requests) expect(rawHeaders.join(' ')).not.toContain('bypass-secret')
  })

  test.each<[string, string, 'pass' | 'fail', RegExp]>([
    ['never finishes loading', '<img src=/hang>', 'fail', /still loading after 1\.5 s/],
    ['keeps its tab busy', '<script>for (;;);</script>', 'fail', /still loading|keeps the browser busy/],
    [
      'opens dialogs for ever',
      '<script>setInterval(() => alert(1), 1); onbeforeunload = () => 1</script>',
      'pass',
      /^loaded in/,
    ],
    ['opens windows for ever', '<script>setInterval(() => open("about:blank"), 10)</script>', 'pass', /^loaded in/],
    ['downloads', '<iframe src=/file></iframe>', 'pass', /^loaded in/],
    [
      'eats memory',
      '<script>const all = []; for (;;) all.push(new Uint8Array(1e8).fill(1))</script>',
      'fail',
      /more than 2 GiB of memory|crashes its tab|still loading/,
    ],
    ['reloads for ever', '<script>location.reload()</script>', 'fail', /still loading after/],
  ])('hostile: a page that %s ends at the deadline', async (_, page, verdict, says) => {
    const { url } = await shop(page, {
      '/hang': () => undefined,
      '/file': (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' }).end('x')
      },
    })
    const found = await look(url, {}, { requestMs: 1_500, timeMs: 6_000 })
    expect(found).toMatchObject({ verdict, detail: expect.stringMatching(says) })
  })

  test('a cancelled job ends the browser', async () => {
    const { url } = await shop('<img src=/hang>', { '/hang': () => undefined })
    const controller = new AbortController()
    setTimeout(() => {
      controller.abort(new Error('the job was cancelled'))
    }, 1_500)
    await expect(look(url, {}, { signal: controller.signal })).rejects.toThrow('the job was cancelled')
    expect(leftOver()).toEqual([])
  })
})

test('without a Chromium nothing is known, and one that does not start is named', async () => {
  const { CHROME_PATH } = process.env
  const folder = mkdtempSync(join(tmpdir(), 'no-chromium-'))
  const broken = join(folder, 'chrome')
  writeFileSync(broken, '#!/bin/sh\nexit 3\n', { mode: 0o755 })
  try {
    process.env['CHROME_PATH'] = join(folder, 'none')
    expect(await look('http://127.0.0.1:1')).toMatchObject({
      verdict: 'unknown',
      detail: expect.stringMatching(/no Chromium on this machine; install one, or say by CHROME_PATH/),
    })
    process.env['CHROME_PATH'] = broken
    expect(await look('http://127.0.0.1:1')).toMatchObject({
      verdict: 'unknown',
      detail: expect.stringMatching(/^Chromium does not start/),
    })
  } finally {
    if (CHROME_PATH === undefined) delete process.env['CHROME_PATH']
    else process.env['CHROME_PATH'] = CHROME_PATH
    rmSync(folder, { recursive: true })
  }
})

test('it is looked for on the path, by its names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'path-'))
  try {
    writeFileSync(join(folder, 'google-chrome'), '', { mode: 0o755 })
    writeFileSync(join(folder, 'chromium'), '', { mode: 0o644 })
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(join(folder, 'google-chrome'))
    expect(findChromium({ PATH: '' })).toBeUndefined()
    expect(findChromium({ PATH: folder, CHROME_PATH: join(folder, 'chromium') })).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
