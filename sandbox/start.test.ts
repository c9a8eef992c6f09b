import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request as ask } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from './start.ts'
import { exampleWorld } from './world.ts'

const open: Sandbox[] = []
const folders: string[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (sandbox) => await sandbox.close()))
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function start(): Promise<Sandbox> {
  const sandbox = await startSandbox()
  open.push(sandbox)
  return sandbox
}

test('a child process with the environment meets every provider under its real name, and nobody else', async () => {
  const sandbox = await start()
  const { tokens, vercel, railway } = exampleWorld(sandbox)
  const program = `
    const get = async (url, token, init = {}) => {
      const answer = await fetch(url, { ...init, headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json', ...init.headers } })
      return [answer.status, await answer.json()]
    }
    const [vercel, github, sentry, railway] = await Promise.all([
      get('https://api.vercel.com/v9/projects/${vercel.project.id}?teamId=${vercel.team.id}', '${tokens.vercel}'),
      get('https://api.github.com/repos/acme/shop', '${tokens.github}'),
      get('https://sentry.io/api/0/organizations/acme/releases/', '${tokens.sentry}'),
      get('https://backboard.railway.com/graphql/v2', '', {
        method: 'POST',
        headers: { 'project-access-token': '${tokens.railway}' },
        body: JSON.stringify({ query: '{ projectToken { projectId } }' }),
      }),
    ])
    console.log(JSON.stringify([vercel[1].name, github[1].full_name, sentry[1], railway[1].data.projectToken.projectId]))
    console.log((await fetch('https://shop.example/')).status, (await fetch('https://api.shop.example/')).status)
    console.log(await fetch('https://example.com/').then(() => 'reached', () => 'refused'))`

  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: process.env['PATH'], ...sandbox.environment() },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [providers, websites, elsewhere] = (await text(child.stdout)).split('\n')

  expect(JSON.parse(providers ?? '')).toEqual(['shop-web', 'acme/shop', [], railway.project.id])
  expect(websites).toBe('404 404')
  expect(elsewhere).toBe('refused')
  expect(sandbox.kernel.journal.refusedHosts).toEqual(['example.com'])
})

test('the official cache client keeps its files here', async () => {
  const sandbox = await start()
  const { tokens } = exampleWorld(sandbox)
  const folder = await mkdtemp(join(tmpdir(), 'cache-'))
  folders.push(folder)
  const program = `
    import { restoreCache, saveCache } from '@actions/cache'
    import { rm, writeFile } from 'node:fs/promises'
    process.chdir(process.env.GITHUB_WORKSPACE)
    await writeFile('kept.txt', 'kept')
    console.log(await saveCache(['kept.txt'], 'key') > 0)
    await rm('kept.txt')
    console.log(await restoreCache(['kept.txt'], 'key'))`

  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: {
      PATH: process.env['PATH'],
      ...sandbox.environment(),
      ACTIONS_RUNTIME_TOKEN: tokens.runtime,
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const printed = await text(child.stdout)

  expect(printed.split('\n').filter((line) => /^(true|key)$/.test(line))).toEqual(['true', 'key'])
  expect(await readFile(join(folder, 'kept.txt'), 'utf8')).toBe('kept')
  expect(sandbox.kernel.journal.refusedHosts).toEqual([])
})

test('each API has a loopback URL of its own, and an organization token of Sentry says so', async () => {
  const sandbox = await start()
  const { tokens } = exampleWorld(sandbox)

  const urls = Object.values(sandbox.urls)
  const claims = Buffer.from(tokens.sentry.split('_')[1] ?? '', 'base64').toString()

  expect(Object.keys(sandbox.urls)).toEqual(['vercel', 'railway', 'github', 'cache', 'sentry'])
  expect(new Set(urls).size).toBe(5)
  for (const url of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(JSON.parse(claims)).toMatchObject({ url: sandbox.urls.sentry })
})

test('sandboxes run beside each other and close completely', async () => {
  const [one, two] = await Promise.all([start(), start()])
  const [here, there] = [exampleWorld(one), exampleWorld(two)]
  expect(there.tokens.vercel).toBe(here.tokens.vercel)
  const agent = new Agent({ ...one.transport, keepAlive: true })
  const get = async (): Promise<number | undefined> =>
    await new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${here.tokens.github}`, 'user-agent': 'start.test' }
      ask('https://api.github.com/repos/acme/shop', { agent, headers }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode))
      })
        .once('error', reject)
        .end()
    })

  expect(await get()).toBe(200)
  expect(two.kernel.journal.entries).toEqual([])
  const certificate = one.environment()['NODE_EXTRA_CA_CERTS'] ?? ''
  await one.close()

  expect(existsSync(certificate)).toBe(false)
  await expect(get()).rejects.toThrow()
  expect((await fetch(`${two.urls.sentry}/api/0/`)).status).toBe(401)
  agent.destroy()
})

test('the program prints what to set and stops on a signal', async () => {
  const child = spawn(process.execPath, ['sandbox/main.ts', '--pace', '100'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed: string[] = []
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
  while (!printed.join('').includes('SENTRY_PROJECT')) await once(child.stdout, 'data')
  const certificate = /NODE_EXTRA_CA_CERTS='(.+)'/.exec(printed.join(''))?.[1] ?? ''
  expect(existsSync(certificate)).toBe(true)

  child.kill('SIGINT')
  const [code] = (await once(child, 'exit')) as [number | null]

  expect(code).toBe(0)
  expect(existsSync(certificate)).toBe(false)
  expect(printed.join('')).toContain("export VERCEL_PROJECT_ID='prj_")
})
