import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createHttp, HttpError } from '../http.ts'
import type { Checked, Context } from './context.ts'
import { readJson } from './output.ts'
import { readerOf } from './problems-in.ts'
import { placeOfScript } from './scripts.ts'
import type { StartSettings } from './settings.ts'
import type { Prepared } from './target.ts'

/** How the component is to be started; nothing when it is no server, or must not be started. */
export function startOf({ build, kind, manifest, directory }: Prepared): StartSettings | undefined {
  if (build.start === false || kind === 'site' || !manifest) return undefined
  const start = build.start ?? { script: 'start', timeoutMs: 30_000 }
  if (manifest.scripts[start.script] === undefined && !build.start) return undefined
  const { deploy } = readJson(join(directory, 'railway.json')) as { deploy?: { healthcheckPath?: unknown } }
  const told = typeof deploy?.healthcheckPath === 'string' ? deploy.healthcheckPath : undefined
  const path = start.path ?? told
  return { ...start, ...(path === undefined ? {} : { path }) }
}

/** Starts the server on a free port, and waits until it says that it is well. */
export async function checkStart(context: Context, target: Prepared, start: StartSettings): Promise<Checked> {
  const { programs, workspace, signal, log } = context
  const { manifest, packages, directory, name } = target
  const startedAt = performance.now()
  const done = (status: 'success' | 'failure', detail: string, findings: Checked['findings'] = []): Checked => ({
    name: 'start',
    status,
    durationMs: performance.now() - startedAt,
    detail,
    findings,
  })
  const place = manifest && placeOfScript(manifest, start.script, { directory, workspace })
  if (!manifest || !packages || manifest.scripts[start.script] === undefined) {
    const message = `${name}: package.json has no script "${start.script}" that starts it`
    return done('failure', message, [{ severity: 'error', message, ...place }])
  }
  const port = await freePort()
  const reader = readerOf({ from: [directory, packages.directory], workspace })
  const env = {
    NODE_ENV: 'production',
    ...context.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    OPS_COMMIT: context.commit,
  }
  const onLine = (line: string): void => {
    reader.take(line)
    log.line(line)
  }
  const trouble = await log.foreign(`${name}: ${start.script}`, async () => {
    return await programs.during(packages.run(start.script, directory), { env, signal, onLine }, async (ended) => {
      const over = ended.then(({ code }) => `it ended with ${code ?? 'a signal'} before it answered`)
      return await Promise.race([over, waitUntilWell({ ...start, port, signal })])
    })
  })
  if (trouble === undefined) {
    return done('success', `answers ${start.path ?? '/'} after ${Math.round(performance.now() - startedAt)} ms`)
  }
  const remedy = 'where it can’t be started without its surroundings, set "start: false" below "build" in ops.yml'
  const message = `${name} does not start: ${trouble}; ${remedy}`
  const found = reader.findings()
  return done('failure', message, [
    ...found,
    ...(found.length > 0 ? [] : [{ severity: 'error' as const, message, ...place }]),
  ])
}

interface Wait extends StartSettings {
  port: number
  signal: AbortSignal
}

/** What is wrong in the end; nothing when all is well. */
async function waitUntilWell({ port, path, timeoutMs, signal }: Wait): Promise<string | undefined> {
  const http = createHttp({
    name: 'server',
    baseUrl: `http://127.0.0.1:${port}`,
    proxyEnv: {},
    attemptMs: 5_000,
    signal,
  })
  const deadline = performance.now() + timeoutMs
  let last = `nothing listens on port ${port}; does it listen on the port that PORT names?`
  for (let wait = 20; performance.now() < deadline; wait = Math.min(wait * 1.5, 500)) {
    try {
      const { status } = await http(path ?? '/', { accept: 'any', maxAttempts: 1, maxBytes: 64 * 1024 })
      if (status < (path === undefined ? 500 : 400)) return undefined
      last = `GET ${path ?? '/'} answered ${status}`
    } catch (error) {
      if (error instanceof HttpError && error.failure !== 'refused') last = error.message
    }
    await sleep(wait, undefined, { signal })
  }
  return `${last} (waited ${Math.round(timeoutMs / 1000)} s)`
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  })
}
