import { request as httpRequest } from 'node:http'
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from '@jest/globals'
import { misleadingTargets } from '../../scripts/misleading-targets.ts'
import { closeSites, json, look, NEW, site } from './local-site.ts'
import type { Misleading } from './misleading/misleading.ts'
import { PAGES } from './misleading/pages.ts'
import { PLACES } from './misleading/places.ts'
import { VERSIONS } from './misleading/versions.ts'
import { WALLS } from './misleading/walls.ts'

const TARGETS = [...VERSIONS, ...WALLS, ...PAGES, ...PLACES]

afterEach(closeSites)

async function open({ answers, elsewhere }: Misleading): Promise<string> {
  const other = await site((request, response, count) => elsewhere?.(request, response, { count, elsewhere: '' }))
  const { url } = await site((request, response, count) => answers(request, response, { count, elsewhere: other.url }))
  return url
}

test.each(TARGETS)('misleading: $what', async (target) => {
  const { identity, checks, access, gateTimeoutMs = 150, says } = target
  const given = { ...(identity && { identity }), ...(checks && { checks }), ...(access && { access }) }
  const result = await look({ url: await open(target), ...given, options: { gateTimeoutMs } })

  expect(result.verdict).toBe('fail')
  const told = result.checks.map(({ detail }) => detail).join('\n')
  const places = says.map((text) => told.indexOf(text))
  expect({ told, missing: says.filter((_, index) => places[index] === -1) }).toEqual({ told, missing: [] })
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test.each(TARGETS)('the usual check of "$what" sees what the table says', async (target) => {
  const { path, method = 'GET', status } = target.usual
  expect(await statusOf(new URL(path, await open(target)), method)).toBe(status)
})

test('there are at least 60 misleading targets, no two of one name', () => {
  expect(TARGETS.length).toBeGreaterThanOrEqual(60)
  expect(new Set(TARGETS.map(({ what }) => what)).size).toBe(TARGETS.length)
})

test('the page about them is that of the tables', async () => {
  const published = readFileSync(new URL('../../docs/misleading-targets.md', import.meta.url), 'utf8')
  expect(published).toBe(await misleadingTargets())
})

test('misleading: no commit and no checks prove nothing', async () => {
  const { url } = await site((_, response) => json(response, { commit: NEW }))
  expect(await look({ url, commit: undefined })).toEqual({ verdict: 'unknown', checks: [] })
})

/** What a check of the status alone sees: it follows redirects, and the login pages of this world answer 200. */
async function statusOf(address: URL, method: string): Promise<number> {
  if (address.hostname !== '127.0.0.1') return 200
  const { status, location } = await new Promise<{ status: number; location: string | undefined }>(
    (resolve, reject) => {
      const sent = httpRequest(address, { method }, (response) => {
        response.resume().once('end', () => {
          resolve({ status: response.statusCode ?? 0, location: response.headers.location })
        })
      })
      sent.once('error', reject).end()
    },
  )
  return location === undefined ? status : await statusOf(new URL(location, address), method)
}
