import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { SITE, startWorld, type TestWorld, version } from './test-world.ts'

let world: TestWorld
async function open(options: Parameters<typeof startWorld>[0] = {}): Promise<TestWorld> {
  const opened = await startWorld(options)
  opened.write(SITE)
  return opened
}
beforeEach(async () => {
  world = await open()
})
afterEach(() => {
  world.close()
})

test('a healthy project: one request, no finding, what is live with its release', async () => {
  const { id } = await world.project.seed({ files: SITE, meta: { opsRelease: '1', githubCommitSha: 'c0ffee' } })
  world.kernel.journal.clear()

  expect(await world.client().preflight({ action: 'deploy' }, world.watch)).toEqual({
    live: {
      id,
      url: expect.stringMatching(/^https:/),
      commit: 'c0ffee',
      releaseId: '1',
      arrival: expect.stringMatching(/^deployed at 20.*Z, made by ada$/),
    },
    findings: [],
  })
  expect(world.requests()).toEqual([`GET /v9/projects/${world.project.id}`])
})

test.each<[string, Parameters<TestWorld['client']>[0], RegExp]>([
  ['team', { team: 'team_wrong' }, /scope "team_wrong"[\s\S]*correct `team` in ops\.yml/],
  ['project', { project: 'shop' }, /404 "not_found[\s\S]*project shop in team[\s\S]*check `project` and `team`/],
  ['token', { token: 'not-a-token' }, /token is not valid, or has expired/],
])('a wrong %s is a finding with its remedy', async (_, options, message) => {
  const { findings } = await world.client(options).preflight({ action: 'deploy' }, world.watch)

  expect(findings).toEqual([{ severity: 'error', message: expect.stringMatching(message) }])
})

test('the project and the team may be given by name', async () => {
  world.write(SITE)
  const client = world.client({ project: 'web', team: 'acme' })

  expect(await client.preflight({ action: 'deploy' }, world.watch)).toMatchObject({ findings: [] })
  await client.promote(await client.stage(version, world.watch), world.watch)

  expect((await world.visit('shop.example')).status).toBe(200)
})

test('protected deployments without a secret could not be checked', async () => {
  world.close()
  world = await open({ protection: 'previews' })

  const { findings } = await world.client().preflight({ action: 'deploy' }, world.watch)

  expect(findings).toEqual([{ severity: 'error', message: expect.stringMatching(/Protection Bypass for Automation/) }])
  expect(
    await world.client({ bypassSecret: 'x'.repeat(32) }).preflight({ action: 'deploy' }, world.watch),
  ).toMatchObject({
    findings: [],
  })
})

test("the project's own secret opens the staged deployment", async () => {
  world.close()
  world = await open({ protection: 'previews', bypassSecret: 'abcdefghijklmnopqrstuvwxyz012345' })
  world.write(SITE)
  const client = world.client()
  expect(await client.preflight({ action: 'deploy' }, world.watch)).toMatchObject({ findings: [] })

  const staged = await client.stage(version, world.watch)

  const host = new URL(staged.url ?? '').host
  expect((await world.visit(host)).status).toBe(401)
  expect(await world.visit(host, client.access(staged))).toMatchObject({ status: 200, body: '<h1>Shop</h1>' })
})

test('rolling releases are an error, because a part of the visitors would get another version', async () => {
  world.close()
  world = await open({ rollingRelease: { stages: [{ targetPercentage: 10 }, { targetPercentage: 100 }] } })

  const { findings } = await world.client().preflight({ action: 'deploy' }, world.watch)

  expect(findings).toEqual([{ severity: 'error', message: expect.stringMatching(/rolling releases/) }])
})

test('a project pinned by a rollback is a warning', async () => {
  const first = await world.project.seed({ files: SITE })
  await world.project.seed({ files: SITE })
  world.project.rollback(first.id)
  world.kernel.clock.advance(60_000)

  const { findings } = await world.client().preflight({ action: 'deploy' }, world.watch)

  expect(findings).toEqual([{ severity: 'warning', message: expect.stringMatching(/pinned by an earlier rollback/) }])
  const back = await world.client().preflight({ action: 'rollback', restoring: { id: first.id } }, world.watch)
  expect(back.findings).toEqual([])
})

test('domains that are not assigned by themselves are a warning', async () => {
  world.project.state.autoAssignCustomDomains = false

  const { findings } = await world.client().preflight({ action: 'deploy' }, world.watch)

  expect(findings).toEqual([{ severity: 'warning', message: expect.stringMatching(/stay staged/) }])
})

test('what is to be restored must exist, be ready and be of production', async () => {
  const good = await world.project.seed({ files: SITE })
  const preview = await world.project.seed({ files: SITE, target: 'preview' })
  const judge = async (id: string): Promise<string[]> =>
    (await world.client().preflight({ action: 'rollback', restoring: { id } }, world.watch)).findings.map(
      ({ message }) => message,
    )

  expect(await judge(good.id)).toEqual([])
  expect(await judge(preview.id)).toEqual([expect.stringMatching(/not built for production/)])
  expect(await judge('dpl_unknown')).toEqual([expect.stringMatching(/no longer exists/)])
})

test.each<[string, Record<string, string>, Parameters<TestWorld['client']>[0], RegExp]>([
  ['nothing in it', { '.vercelignore': '*' }, {}, /has no files to deploy/],
  ['a secret in it', { '.env': 'KEY=1' }, {}, /secrets along: \.env\..*`uploads`/],
  ['no prebuilt output', {}, { prebuilt: true }, /config\.json; run `vercel build --prod`/],
])('a source with %s is a finding of a deploy, and of no rollback', async (_, files, options, message) => {
  world.write(files)
  const client = world.client(options)

  expect(await client.preflight({ action: 'deploy' }, world.watch)).toMatchObject({
    findings: [{ severity: 'error', message: expect.stringMatching(message) }],
  })
  expect(await client.preflight({ action: 'rollback' }, world.watch)).toMatchObject({ findings: [] })
})

test('a server that cannot be asked is no finding but an error', async () => {
  await expect(
    world.client({ apiUrl: 'http://127.0.0.1:1', timeoutMs: 1 }).preflight(
      { action: 'deploy' },
      {
        ...world.watch,
        signal: AbortSignal.timeout(500),
      },
    ),
  ).rejects.toThrow(/cancelled|failed/)
})
