import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, HTTPRequest, HTTPResponse, Page } from 'puppeteer-core'
import type { BrowserCheck } from '../config/check.ts'
import { formatDuration } from '../duration.ts'
import { type Chromium, findChromium, launchChromium } from './chromium.ts'
import { oneLine, sameSite, shortUrl } from './probe.ts'
import type { Finding, Scene } from './scene.ts'
import { findWall } from './wall.ts'

const MOST_MEMORY = 2 * 1024 ** 3
const MOST_TROUBLES = 20
const SHOWN = 5
/** After the page has loaded, what its scripts do is watched until the network is quiet, but not for longer. */
const QUIET_MS = 500
const LONGEST_SETTLE_MS = 5_000

/** Opens the page in the machine's own Chromium, as a visitor does. */
export async function checkBrowser(check: BrowserCheck, scene: Scene): Promise<Finding[]> {
  const program = findChromium()
  if (program === undefined) {
    const detail = 'there is no Chromium on this machine; install one, or say by CHROME_PATH where it is'
    return [{ verdict: 'unknown', detail, final: true }]
  }
  const { signal } = scene
  signal.throwIfAborted()
  const url = scene.locate(check.address)
  const timeMs = Math.max(1, scene.deadline - performance.now())
  let chromium: Chromium
  try {
    chromium = await launchChromium({ program, url, proxyEnv: scene.transport.proxyEnv, timeoutMs: timeMs, signal })
  } catch (error) {
    signal.throwIfAborted()
    return [{ verdict: 'unknown', detail: `Chromium does not start: ${oneLine(String(error), 300)}` }]
  }
  const troubles = new Set<string>()
  const limits = watchOver(chromium, { deadline: scene.deadline, signal })
  try {
    return [await Promise.race([visit(chromium.browser, { check, scene, url, troubles }), limits.passed])]
  } catch (error) {
    signal.throwIfAborted()
    // A page that ends its browser ends the visit with an error of the connection.
    return [fail(`${shortUrl(url)} can't be opened: ${oneLine(String(error), 300)}`, troubles)]
  } finally {
    limits.stop()
    await chromium.kill()
  }
}

interface Visit {
  check: BrowserCheck
  scene: Scene
  url: URL
  troubles: Set<string>
}

async function visit(browser: Browser, { check, scene, url, troubles }: Visit): Promise<Finding> {
  const page = await openPage(browser, scene)
  const crashed = new Promise<Finding>((resolve) => {
    page.once('error', () => {
      resolve(fail(`${shortUrl(url)} crashes its tab`, troubles))
    })
  })
  listen(page, (trouble) => {
    if (check.ignore.some((text) => trouble.includes(text))) return
    if (troubles.size < MOST_TROUBLES) troubles.add(oneLine(trouble, 200))
  })
  return await Promise.race([crashed, judge(page, { check, scene, url, troubles })])
}

async function openPage(browser: Browser, { accessFor }: Scene): Promise<Page> {
  const page = await browser.newPage()
  const own = page.target()
  browser.on('targetcreated', (target) => {
    if (target !== own && target.type().toString() === 'page')
      void target
        .page()
        .then(async (popup) => await popup?.close())
        .catch(ignored)
  })
  const session = await browser.target().createCDPSession()
  await session.send('Browser.setDownloadBehavior', { behavior: 'deny' })
  page.on('dialog', (dialog) => {
    void dialog.dismiss().catch(ignored)
  })
  // Its requests could not be told apart.
  await page.setBypassServiceWorker(true)
  // For each request, and again for each that a redirect makes: general headers would reach every origin.
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const access = accessFor(new URL(request.url()))
    const headers = { ...request.headers(), ...access }
    void request.continue(Object.keys(access).length > 0 ? { headers } : {}).catch(ignored)
  })
  return page
}

function listen(page: Page, note: (trouble: string) => void): void {
  page.on('console', (message) => {
    const text = message.text()
    // The request itself says more.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) note(`console error: ${text}`)
  })
  page.on('pageerror', (error) => {
    note(`uncaught ${String(error)}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed'
    // The page itself has changed its mind, or a download was refused.
    if (reason !== 'net::ERR_ABORTED') note(`${nameOf(request)} failed: ${reason}`)
  })
  page.on('response', (response) => {
    const request = response.request()
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame()
    if (response.status() >= 400 && !isPage) note(`${nameOf(request)} answered ${response.status()}`)
  })
}

async function judge(page: Page, { check, scene, url, troubles }: Visit): Promise<Finding> {
  const left = (): number => Math.max(1, Math.min(scene.requestMs, scene.deadline - performance.now()))
  const startedAt = performance.now()
  const timeout = left()
  let answer: HTTPResponse | null
  try {
    answer = await page.goto(url.href, { waitUntil: 'load', timeout })
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError') throw error
    return fail(`${shortUrl(url)} is still loading after ${formatDuration(timeout)}`, troubles)
  }
  const wrong = answer && (await problemOf(answer, url, scene))
  if (wrong) return { ...fail(wrong, troubles), status: answer?.status() ?? 0 }
  const loadedMs = performance.now() - startedAt
  const { waitFor } = check
  const found = waitFor === undefined || (await isVisible(page, waitFor, left()))
  if (waitFor === undefined || !found) await settle(page, Math.min(left(), LONGEST_SETTLE_MS))
  const files = check.screenshot ? await takeScreenshot(page) : []
  const about = { ...(answer ? { status: answer.status() } : {}), files }
  if (!found) return { ...fail(`nothing visible matches "${oneLine(waitFor)}"`, troubles), ...about }
  if (troubles.size > 0) return { ...fail('the page has errors', troubles), ...about }
  const seen = waitFor === undefined ? '' : `, "${oneLine(waitFor)}" is visible`
  const detail = `loaded in ${formatDuration(loadedMs)} without errors${seen}`
  return { verdict: 'pass', detail, ...about }
}

async function problemOf(answer: HTTPResponse, address: URL, { accessFor }: Scene): Promise<string | undefined> {
  const url = new URL(answer.url())
  const status = answer.status()
  const text = await answer.text().catch(() => '')
  const secretSent = Object.keys(accessFor(url)).length > 0
  const wall = findWall({ url, status, headers: answer.headers(), text, secretSent, passwordSent: false })
  if (wall) return wall.message
  if (!sameSite(address, url)) return `was redirected to another site, ${shortUrl(url)} (${status})`
  return status >= 200 && status <= 299 ? undefined : `${shortUrl(url)} answered ${status}`
}

async function isVisible(page: Page, selector: string, timeout: number): Promise<boolean> {
  try {
    await page.waitForSelector(selector, { visible: true, timeout })
    return true
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return false
    throw error
  }
}

async function settle(page: Page, timeout: number): Promise<void> {
  // Some pages are never quiet.
  await page.waitForNetworkIdle({ idleTime: QUIET_MS, timeout }).catch(ignored)
}

async function takeScreenshot(page: Page): Promise<string[]> {
  const folder = mkdtempSync(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'screenshot-'))
  const path = join(folder, 'page.png') as `${string}.png`
  await page.screenshot({ path })
  return [path]
}

/** Ends with a finding when time or memory are used up, and with an error when the job is cancelled. */
function watchOver({ memory }: Chromium, { deadline, signal }: Pick<Scene, 'deadline' | 'signal'>) {
  const { promise, resolve, reject } = Promise.withResolvers<Finding>()
  const timer = setInterval(() => {
    if (performance.now() >= deadline) {
      resolve({ verdict: 'fail', detail: 'the page keeps the browser busy until the time is over' })
    } else if (memory() > MOST_MEMORY) {
      resolve({ verdict: 'fail', detail: `the page uses more than ${MOST_MEMORY / 1024 ** 3} GiB of memory` })
    }
  }, 100)
  const cancel = (): void => {
    reject(signal.reason as Error)
  }
  signal.addEventListener('abort', cancel, { once: true })
  return {
    passed: promise,
    stop(): void {
      clearInterval(timer)
      signal.removeEventListener('abort', cancel)
    },
  }
}

function fail(what: string, troubles: ReadonlySet<string>): Finding {
  const all = [...troubles]
  const more = all.length > SHOWN ? [`and ${all.length - SHOWN} more`] : []
  return { verdict: 'fail', detail: [what, ...all.slice(0, SHOWN), ...more].join('; ') }
}

function nameOf(request: HTTPRequest): string {
  return `${request.method()} ${shortUrl(new URL(request.url()))}`
}

function ignored(): undefined {
  return undefined
}
