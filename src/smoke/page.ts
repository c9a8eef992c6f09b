import { createHash } from 'node:crypto'
import type { PageCheck } from '../config/check.ts'
import { createHttp } from '../http.ts'
import type { Asset, AssetKind, Content } from './assets.ts'
import { checkCall } from './preflight.ts'
import { type Answer, createProbe, describe, oneLine, type Probe, sameSite, shortUrl } from './probe.ts'
import type { Finding, Scene } from './scene.ts'
import { securityFindings } from './security-headers.ts'

const MOST_ASSETS = 100
const MOST_BYTES = 64 * 1024 * 1024
const AT_ONCE = 6
const SHOWN = 5

/** Types with which browsers accept what they were told to load. */
const TYPES: Record<AssetKind, RegExp> = {
  script: /^(text|application)\/(x-)?(java|ecma)script$/,
  stylesheet: /^text\/css$/,
  font: /^(font\/.+|application\/(x-font-.+|font-.+|vnd\.ms-fontobject|octet-stream))$/,
  image: /^image\/.+$/,
  other: /^(?!text\/html$)/,
}

/** Looks whether a page and everything it needs come from this deployment, and whether it may reach its backend. */
export async function checkPage(check: PageCheck, scene: Scene): Promise<Finding[]> {
  const { target, transport, signal } = scene
  const http = createHttp({ name: target.component, baseUrl: target.url, connections: AT_ONCE, ...transport })
  const probe = createProbe({ http, origin: new URL(target.url).origin, access: target.access })
  const timeLeft = (): number => Math.max(1, Math.min(scene.requestMs, scene.deadline - performance.now()))
  const address = scene.locate(check.address)
  const look: Probe = (url, options) => probe(url, { ...options, timeoutMs: timeLeft() })

  const seen = await look(address, { timeoutMs: timeLeft(), signal })
  if (!seen.answered) return [{ part: 'page', verdict: seen.nobody ? 'unknown' : 'fail', detail: seen.message }]
  const wrong = problemOf(address, seen)
  if (wrong !== undefined)
    return [{ part: 'page', verdict: 'fail', detail: wrong, status: seen.status, got: describe(seen) }]

  const { readContent } = await import('./assets.ts')
  const content = readContent(seen.text, seen.url, check)
  const secure = isSecure(seen.url, scene)
  const origins = [seen.url.href, ...check.origins].map((one) => URL.parse(one)?.origin ?? one)
  const loaded = await loadAssets(content.assets, { origins, scene, look })
  return [
    { part: 'page', verdict: 'pass', detail: describe(seen), status: seen.status },
    loaded,
    ...(secure ? [mixedContent(content, seen)] : []),
    ...(await Promise.all(check.calls.map((call) => checkCall(call, scene, look, timeLeft())))),
    ...(check.security === 'off' ? [] : securityFindings({ ...seen, meta: content.meta, secure }, check.security)),
  ]
}

function problemOf(address: URL, seen: Answer): string | undefined {
  if (seen.wall) return seen.wall.message
  if (!sameSite(address, seen.url)) return `was redirected to another site, ${shortUrl(seen.url)} (${seen.status})`
  if (seen.status < 200 || seen.status > 299) return `expected status 200 to 299; came back: ${describe(seen)}`
  return typeOf(seen).includes('html') ? undefined : `expected an HTML page; came back: ${describe(seen)}`
}

/** A staged deployment stands for the public address, at which visitors will see it. */
function isSecure(page: URL, { target, publicUrl }: Scene): boolean {
  return (page.origin === new URL(target.url).origin ? new URL(publicUrl) : page).protocol === 'https:'
}

interface Loading {
  /** Those from which files may come, the page's own first. */
  origins: readonly string[]
  scene: Scene
  look: Probe
}

async function loadAssets(assets: readonly Asset[], loading: Loading): Promise<Finding> {
  const part = 'assets'
  const waiting = assets.slice(0, MOST_ASSETS)
  const problems: string[] = []
  const unknown: string[] = []
  const got = { bytes: 0, right: 0 }
  const worker = async (): Promise<void> => {
    for (let asset = waiting.shift(); asset && got.bytes < MOST_BYTES; asset = waiting.shift()) {
      if (performance.now() >= loading.scene.deadline) {
        unknown.push(`only ${got.right} of ${assets.length} files were looked at before the time was over`)
        return
      }
      const problem = await loadAsset(asset, loading, (length) => (got.bytes += length))
      if (problem === undefined) got.right++
      else (problem.unknown ? unknown : problems).push(problem.message)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (problems.length > 0) return { part, verdict: 'fail', detail: inShort(problems), expected: 'all of them load' }
  const rest = assets.length - got.right
  if (unknown.length > 0) return { part, verdict: 'unknown', detail: inShort(unknown) }
  const left = rest > 0 ? `; the other ${rest} were not looked at, because they are too many or too large` : ''
  const kinds = got.right === 0 ? 'the page names none' : `${got.right} of ${assets.length} load, with the right type`
  return { part, verdict: 'pass', detail: kinds + left }
}

interface Problem {
  message: string
  unknown?: boolean
}

async function loadAsset(
  asset: Asset,
  { origins, scene, look }: Loading,
  count: (bytes: number) => void,
): Promise<Problem | undefined> {
  // What stands below the public address belongs to this deployment, although the address still leads to another one.
  const url = scene.locate(asset.url.href)
  const what = `the ${asset.kind === 'other' ? 'preload' : asset.kind} ${shortUrl(url)}`
  if (!origins.includes(url.origin)) {
    return { message: `${what} comes from another origin; if it should, add "${url.origin}" to "origins"` }
  }
  const seen = await look(url, { timeoutMs: scene.requestMs, signal: scene.signal })
  if (!seen.answered) return { message: `${what} can't be loaded: ${seen.message}`, unknown: seen.nobody }
  count(seen.body.length)
  if (seen.wall) return { message: `${what} is behind a login: ${seen.wall.message}` }
  if (seen.status < 200 || seen.status > 299) return { message: `${what} can't be loaded: ${describe(seen)}` }
  if (!origins.includes(seen.url.origin)) {
    return { message: `${what} is redirected to another origin, ${shortUrl(seen.url)}` }
  }
  const type = typeOf(seen)
  if (type === 'text/html' && asset.kind !== 'other') {
    return {
      message: `${what} is missing: a page answers in its place, as a fallback does for every address (${describe(seen)})`,
    }
  }
  if (!TYPES[asset.kind].test(type)) return { message: `${what} has the wrong type: ${describe(seen)}` }
  return integrityProblem(asset, seen, what, url.origin !== origins[0])
}

function integrityProblem(
  { integrity, cors }: Asset,
  seen: Answer,
  what: string,
  foreign: boolean,
): Problem | undefined {
  const hashes = [...integrity.matchAll(/(?:^|\s)(sha(?:256|384|512))-([A-Za-z0-9+/_-]+=*)/g)]
  // Browsers look at the strongest only, and at nothing when they know none of them.
  const algorithm = ['sha512', 'sha384', 'sha256'].find((name) => hashes.some(([, used]) => used === name))
  if (algorithm === undefined) return undefined
  if (foreign && !cors) {
    return { message: `${what} has an integrity attribute and no crossorigin attribute, so that browsers refuse it` }
  }
  if (seen.cut) return { message: `${what} is too large for its integrity to be checked`, unknown: true }
  const digest = createHash(algorithm).update(seen.body).digest('base64url')
  const expected = hashes.filter(([, used]) => used === algorithm).map(([, , hash]) => hash ?? '')
  if (expected.some((hash) => Buffer.from(hash, 'base64').toString('base64url') === digest)) return undefined
  return { message: `${what} is not what its integrity attribute promises: ${algorithm} is ${oneLine(digest, 20)}` }
}

function mixedContent({ insecure, meta }: Content, { headers }: Answer): Finding {
  const part = 'mixed content'
  const policy = `${String(headers['content-security-policy'] ?? '')};${meta.get('content-security-policy') ?? ''}`
  if (insecure.length === 0 || /(^|[;,])\s*upgrade-insecure-requests/i.test(policy)) {
    return { part, verdict: 'pass', detail: 'nothing is loaded without encryption' }
  }
  const addresses = inShort(insecure.map(shortUrl), ', ')
  return { part, verdict: 'fail', detail: `browsers refuse what a secure page loads without encryption: ${addresses}` }
}

function inShort(problems: readonly string[], by = '; '): string {
  const more = problems.length - SHOWN
  return problems.slice(0, SHOWN).join(by) + (more > 0 ? `${by}and ${more} more` : '')
}

function typeOf({ headers }: Answer): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
