import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { prometheus } from './prometheus.ts'

export const hasPrometheus = spawnSync('prometheus', ['--version']).status === 0

export interface RunningPrometheus {
  url: string
  /** What the exporter tells from now on, such as `{ 'requests_total{status="500"}': 3 }`; returns when it was read. */
  set: (changes: Record<string, number>) => Promise<void>
  close: () => Promise<void>
}

/** As a process of its own: a test that is busy must not look like an exporter that is down. */
const EXPORTER = `
const { readFileSync } = require('node:fs')
const answer = (_, response) => {
  response.setHeader('content-type', 'text/plain; version=0.0.4')
  response.end(readFileSync(process.argv[1]))
}
const server = require('node:http').createServer(answer)
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.stdin.resume().on('end', () => process.exit())
`

/** A real Prometheus on a free port that scrapes a small exporter twice a second. */
export async function startPrometheus(first: Record<string, number>): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'ops-prometheus-'))
  const file = join(folder, 'metrics.txt')
  const metrics = { ...first }
  const write = (): void => {
    // Nobody may read half of it.
    writeFileSync(
      `${file}.new`,
      Object.entries(metrics)
        .map(([name, value]) => `${name} ${value}\n`)
        .join(''),
    )
    renameSync(`${file}.new`, file)
  }
  write()
  const exporter = spawn(process.execPath, ['-e', EXPORTER, file], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(exporter.stdout, 'data')) as [Buffer]
  const port = await freePort()
  writeFileSync(
    join(folder, 'prometheus.yml'),
    JSON.stringify({
      global: { scrape_interval: '500ms', scrape_timeout: '500ms' },
      scrape_configs: [{ job_name: 'shop', static_configs: [{ targets: [`127.0.0.1:${line.toString().trim()}`] }] }],
    }),
  )
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]
  const child = spawn('prometheus', args, { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, child)
  const set = async (changes: Record<string, number>): Promise<void> => {
    Object.assign(metrics, changes)
    write()
    const seconds = Date.now() / 1_000
    const source = prometheus({ url })
    const { signal } = new AbortController()
    // What is there has then been read after it was written.
    while ((await source.value('max(timestamp(up) and up == 1) or vector(0)', signal)) <= seconds) await sleep(50)
  }
  await set({})
  return {
    url,
    set,
    async close() {
      const ended = Promise.all([once(child, 'exit'), once(exporter, 'exit')])
      child.kill('SIGKILL')
      exporter.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`prometheus ended with ${child.exitCode}`)
    const ready = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await sleep(100)
  }
  throw new Error('prometheus did not become ready')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
