import { accessSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { proxyFor } from './proxy.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** A Chromium that is on this machine: the one that `CHROME_PATH` names, or the first on the path. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROME_PATH']
  if (named) return isProgram(named) ? named : undefined
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export interface Launch {
  program: string
  /** The page for which it is started, which decides over the proxy. */
  url: URL
  proxyEnv: NodeJS.ProcessEnv | undefined
  timeoutMs: number
  signal: AbortSignal
}

export interface Chromium {
  browser: Browser
  /** Resident memory of all its processes, bytes; 0 where the system does not tell. */
  memory: () => number
  /** Ends all of its processes for certain, and removes what they wrote. */
  kill: () => Promise<void>
}

export async function launchChromium({ program, url, proxyEnv, timeoutMs, signal }: Launch): Promise<Chromium> {
  const { default: puppeteer } = await import('puppeteer-core')
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  const remove = (): void => {
    // Its processes may still be writing while they end.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  try {
    const browser = await puppeteer.launch({
      executablePath: program,
      // No port that other processes of the machine could speak to.
      pipe: true,
      userDataDir: profile,
      args: flags(proxyFor(url, proxyEnv)),
      defaultViewport: { width: 1280, height: 800 },
      timeout: timeoutMs,
      signal,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    const child = browser.process()
    const group = child?.pid
    return {
      browser,
      memory: () => (group === undefined ? 0 : memoryOf(group)),
      async kill() {
        const ended =
          child && child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined
        if (group !== undefined) killGroup(group)
        await ended
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

function flags(proxy: URL | undefined): string[] {
  return [
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-crash-reporter',
    '--js-flags=--max-old-space-size=512',
    '--renderer-process-limit=4',
    ...(proxy ? [`--proxy-server=${proxy.origin}`] : []),
  ]
}

/** Puppeteer has made it the leader of a process group of its own. */
function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const PAGE_BYTES = 4_096

function memoryOf(group: number): number {
  if (!existsSync('/proc/self/stat')) return 0
  let bytes = 0
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // After the name, which may hold anything: state, parent, process group … and resident pages as the 22nd.
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      if (Number(fields[2]) === group) bytes += Number(fields[21]) * PAGE_BYTES
    } catch {
      // It has ended meanwhile.
    }
  }
  return bytes
}
