import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { judge } from './oracle.ts'
import { ACTOR, type HandMade, handMade } from './oracle-scene.ts'

let scene: HandMade
beforeEach(async () => {
  scene = await handMade()
})
afterEach(async () => await scene.close())

const found = async (): Promise<string[]> => await judge(scene.world, scene.story)
const buildOf = (n: number): string => scene.world.vercel.project.everCreated[n]?.id ?? ''
/** The first domain is Vercel's own, the second one is asked by visitors. */
const BOTH_DOMAINS = 2

describe('what is right', () => {
  test('nothing is wrong with two releases that followed each other', async () => {
    expect(await found()).toEqual([])
  })

  test('nor with a component that had no change, copies, a failed release that left nothing, and a taken-over one', async () => {
    const { world, story, shas, record, deployWeb } = scene
    const third = world.repository.commit({ message: 'v4', files: { 'web/version.txt': 'v4' }, parents: [shas[1]] })
    const web = await deployWeb(third, { release: 'r4' })
    await record('r3', { commit: shas[2], entries: [['api: deploying'], ['undone - never healthy', 'failure']] })
    await record('r4', {
      commit: third,
      entries: [
        ['claimed', 'in_progress', 'run-9'],
        [`web: promoted ${web.id}`, 'in_progress', 'run-9'],
        ['undone - the first process woke up', 'failure', 'run-1'],
        ['live', 'success', 'run-9'],
      ],
    })
    const before = world.repository.deployments.find(
      ({ payload }) => (payload as { releaseId: string }).releaseId === 'r2',
    )
    before?.statuses.push({
      ...before.statuses.at(-1),
      id: Infinity,
      state: 'inactive',
      description: '#7 superseded',
    } as never)
    world.railway.api.rollback(world.railway.api.active?.id ?? '', { by: 'ada' })
    await world.railway.api.settled()
    story.versions.push({ name: 'v4', sha: third })
    story.actors.push({ ...ACTOR, commit: shas[2], exitCode: 1, status: 'failure' })
    story.actors.push({ ...ACTOR, commit: third, exitCode: undefined, status: undefined })
    story.actors.push({ ...ACTOR, kind: 'recover', status: 'rolled-back' })

    expect(await found()).toEqual([])
  })

  test('nor when nothing was ever live', async () => {
    const { world, story, shas, record } = scene
    world.repository.deployments.length = 0
    for (const { id } of world.vercel.project.deployments) world.vercel.project.remove(id, { by: 'ada' })
    world.railway.api.remove(world.railway.api.active?.id ?? '', { by: 'ada' })
    await record('r3', { commit: shas[2], entries: [['undone', 'failure']] })
    story.actors = [{ ...ACTOR, commit: shas[2], exitCode: 1, status: 'failure' }]

    expect(await found()).toEqual([])
  })

  test('nor is a release to blame for what a person has put there', async () => {
    scene.world.vercel.project.promote(buildOf(0), { by: 'grace' })
    expect(await found()).toEqual([])
  })
})

describe('I1 catches', () => {
  test('a mixture', async () => {
    scene.world.vercel.project.promote(buildOf(0), { by: 'ada' })
    expect(await found()).toContainEqual(expect.stringMatching(/^I1: a mixture is served: api \w{7}, web \w{7}$/))
  })

  test('replicas that disagree', async () => {
    const { deployApi, shas } = scene
    await deployApi(shas[1], { release: 'r9', answers: [shas[1], shas[0]] })
    expect(await found()).toContainEqual(expect.stringMatching(/^I1: api answers with \w{7} and \w{7}$/))
  })

  test('a component that serves nothing', async () => {
    scene.world.railway.api.remove(scene.world.railway.api.active?.id ?? '', { by: 'ada' })
    expect(await found()).toContainEqual(expect.stringMatching(/^I1: a mixture is served: api nothing/))
  })

  test('a version that nobody has made', async () => {
    await scene.deployWeb('f'.repeat(40))
    expect(await found()).toContainEqual(expect.stringMatching(/^I1: web answers f+, which no version is$/))
  })

  test('a domain that does not follow production, and a platform that believes something else', async () => {
    const { project } = scene.world.vercel
    project.next({ promotion: { outcome: 'failed', moved: BOTH_DOMAINS } })
    project.promote(buildOf(0), { by: 'ada' })
    const wrong = await found()
    expect(wrong).toContainEqual(expect.stringMatching(/^I1: web: Vercel's production is of \w+, served is \w+$/))
    expect(wrong).toContainEqual(expect.stringMatching(/^I1: web: the alias shop.example leads to dpl_/))
  })

  test('a backend that serves another commit than it was deployed for', async () => {
    const { deployApi, shas } = scene
    await deployApi(shas[1], { release: 'r9', answers: [shas[0]] })
    expect(await found()).toContainEqual(expect.stringMatching(/^I1: api: Railway's active deployment is of/))
  })

  test('a backend that has crashed, and a frontend that only some visitors get', async () => {
    const { active } = scene.world.railway.api
    if (active) active.status = 'CRASHED'
    const { project } = scene.world.vercel
    project.state.rollingConfig = {
      target: 'production',
      stages: [{ targetPercentage: 10, requireApproval: true }, { targetPercentage: 100 }],
    }
    project.promote(buildOf(0), { by: 'ada' })
    const wrong = await found()
    expect(wrong).toContain(`I1: api: Railway's active deployment ${active?.id} is CRASHED`)
    expect(wrong).toContain('I1: web: a rolling release is still active')
  })

  test('whatever could take the traffic later', async () => {
    const { world, deployApi, deployWeb, record, shas } = scene
    const { project } = world.vercel
    world.railway.api.next({ dwellMs: { building: Infinity } })
    await deployApi(shas[2], { release: 'r3' })
    await deployWeb(shas[2], { release: 'r3', staged: true })
    await record('r3', { commit: shas[2], entries: [['undone', 'failure']] })
    project.next({ stuckIn: 'BUILDING', promotion: { stuckIn: 'pending' } })
    await project.redeploy(buildOf(0), { by: 'ada' })
    project.promote(buildOf(0), { by: 'ada' })

    const wrong = await found()

    expect(wrong).toContainEqual(expect.stringMatching(/^I1: api: deployment \S+ is left BUILDING/))
    expect(wrong).toContainEqual(expect.stringMatching(/^I1: web: deployment dpl_\w+ is left (QUEUED|BUILDING)/))
    expect(wrong).toContainEqual('I1: web: a promote is still pending')
    expect(wrong).toContainEqual(
      expect.stringMatching(/^I1: leftover: dpl_\w+ is still staged, though release r3 is undone$/),
    )
  })
})

describe('I2 catches', () => {
  test('a deployment that was made twice, though the first is deleted', async () => {
    const { world, deployWeb, deployApi, shas } = scene
    await deployWeb(shas[1], { release: 'r2' })
    world.vercel.project.remove(buildOf(1), { by: 'ada' })
    await deployApi(shas[1], { release: 'r2' })
    expect(await found()).toEqual(
      expect.arrayContaining([
        'I2: deployed more than once on Vercel for release r2',
        'I2: deployed more than once on Railway for release r2',
      ]),
    )
  })

  test('two deployments that one record calls its own', async () => {
    const { record, shas } = scene
    const entries: [string][] = [['api: deployed one'], ['api: deployed two']]
    await record('r3', { commit: shas[2], entries: [...entries, ['undone', 'failure']] })
    expect(await found()).toEqual(['I2: deployed more than once: api for release r3: one and two'])
  })
})

describe('I3 catches', () => {
  test.each([
    ['no verdict', [['web: promoting dpl_x']]],
    ['stuck', [['stuck - web could not be put back', 'error']]],
  ] as [string, [string, string?][]][])('a record that is open with %s', async (verdict, entries) => {
    await scene.record('r3', { commit: scene.shas[2], entries })
    expect(await found()).toEqual([`I3: release r3 is still open (${verdict})`])
  })

  test('two live releases', async () => {
    await scene.record('r3', { commit: scene.shas[1], entries: [['live', 'success']] })
    expect(await found()).toEqual(['I3: more than one release is live: r2, r3'])
  })

  test('a live release that is not what serves', async () => {
    const { deployWeb, deployApi, shas } = scene
    await deployWeb(shas[2], { release: 'r3' })
    await deployApi(shas[2], { release: 'r3' })
    expect(await found()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^I3: release r2 of \w{7} is live, but api serves \w{7}$/),
        expect.stringMatching(/^I3: release r2 of \w{7} is live, but web serves \w{7}$/),
      ]),
    )
  })

  test('what serves without a live release', async () => {
    scene.world.repository.deployments.length = 0
    expect(await found()).toContainEqual(
      expect.stringMatching(/^I3: no release is live, but web serves \w{7} of release r2$/),
    )
  })

  test('an undone release whose deployment serves, wherever its copy has gone', async () => {
    const { world, deployWeb, deployApi, record, shas } = scene
    const web = await deployWeb(shas[2])
    const api = await deployApi(shas[2], { release: 'r3' })
    world.railway.api.redeploy(api.id, { by: 'ada' })
    await world.railway.api.settled()
    await record('r3', { commit: shas[2], entries: [[`web: promoted ${web.id}`], ['undone', 'failure']] })
    const wrong = await found()
    expect(wrong).toContainEqual(`I3: release r3 is undone, but its deployment ${web.id} serves web`)
    expect(wrong).toContainEqual(expect.stringMatching(/^I3: release r3 is undone, but its deployment \S+ serves api$/))
  })

  test('a page on GitHub that says something else than the verdict', async () => {
    await scene.record('r3', { commit: scene.shas[2], entries: [['undone', 'success']] })
    expect(await found()).toEqual(['I3: release r3 is undone, but GitHub shows it as success'])
  })

  test('a verdict of somebody who had lost the release', async () => {
    const entries: [string, string, string][] = [
      ['claimed', 'in_progress', 'run-9'],
      ['undone', 'failure', 'run-1'],
    ]
    await scene.record('r3', { commit: scene.shas[2], entries })
    expect(await found()).toEqual(['I3: release r3 is still open (no verdict)'])
  })

  test.each([
    [{ exitCode: 0, status: 'failure' }, /ended with exit code 0, and its status is failure$/],
    [{ exitCode: 0, status: 'rolled-back' }, /ended with exit code 0, and its status is rolled-back$/],
    [{ exitCode: 1, status: 'success' }, /ended with exit code 1, and its status is success$/],
    [{ exitCode: 0, status: 'success' }, /reports success, but no release of \w{7} was ever live$/],
  ])('an actor with %j', async (end, sentence) => {
    scene.story.actors.push({ ...ACTOR, commit: scene.shas[2], ...end })
    expect(await found()).toEqual([expect.stringMatching(sentence)])
  })

  test('a success that does not serve, and a failure that is live', async () => {
    const { story, shas } = scene
    story.actors = [{ ...ACTOR, kind: 'rollback', commit: shas[0] }]
    expect(await found()).toContainEqual(
      expect.stringMatching(/^I3: rollback \(actor 1\) reports success, but api serves \w{7} instead of \w{7}$/),
    )
    story.actors = [{ ...ACTOR, commit: shas[1], exitCode: 1, status: 'failure' }]
    expect(await found()).toEqual(['I3: deploy (actor 1) reports failure, but its release r2 is live'])
  })
})

describe('I4', () => {
  const failed = {
    ...ACTOR,
    exitCode: 1,
    status: 'failure',
    output: 'Run the deploy action again with `recover: true`',
  }

  /** The release of v3, whose frontend stayed live although its backend was put back. */
  async function stuck(note: string): Promise<void> {
    const { deployWeb, record, shas, story, world } = scene
    const web = await deployWeb(shas[2], { release: 'r3' })
    const api = world.railway.api.active?.id ?? ''
    const entries: [string, string?][] = [['api: deployed gone'], [`web: promoted ${web.id}`], [`api: restored ${api}`]]
    await record('r3', { commit: shas[2], entries: [...entries, [`stuck - ${note}`, 'error']] })
    story.actors.push({ ...failed, commit: shas[2] })
    story.atRest = false
  }

  test('accepts a stuck release that says what is where, and a killed one that nobody has looked after yet', async () => {
    await stuck('web could not be put back: Vercel is down')
    expect(await found()).toEqual([])
    await scene.record('r4', { commit: scene.shas[2], entries: [['api: deploying']] })
    scene.story.actors.push({ ...ACTOR, exitCode: undefined, status: undefined, output: '' })
    expect(await found()).toEqual([])
  })

  test('catches a component that the record is silent about, or wrong', async () => {
    await stuck('something went wrong')
    expect(await found()).toEqual([
      expect.stringMatching(/^I4: release r3 is stuck, and does not say what web serves \(\w{7}\)$/),
    ])
    await scene.deployApi(scene.shas[2])
    expect(await found()).toContainEqual(expect.stringMatching(/does not say what api serves/))
  })

  test('takes the open issue for a part of the record', async () => {
    await stuck('something went wrong')
    scene.world.repository.issue({
      title: 'Release r3',
      body: `api: put back\nweb: serves ${scene.shas[2].slice(0, 7)}`,
    })
    expect(await found()).toEqual([])
  })

  test('catches an exit code 0, and a missing command', async () => {
    await stuck('web could not be put back')
    const last = scene.story.actors.pop() ?? ACTOR
    scene.story.actors.push({ ...last, output: 'it failed' })
    expect(await found()).toEqual(['I4: no output names the command that finishes what is left (recover: true)'])
    scene.story.actors.push({ ...last }, { ...ACTOR, kind: 'recover', status: 'skipped' })
    expect(await found()).toEqual(['I4: the last recover ended with exit code 0, though not all is finished'])
  })

  test('catches an open release that nobody was killed over', async () => {
    await scene.record('r3', { commit: scene.shas[2], entries: [['api: deploying']] })
    scene.story.atRest = false
    scene.story.actors.push(failed)
    expect(await found()).toEqual(['I4: release r3 is open, though nobody was killed'])
  })
})

describe('I5 catches', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64')

  test('a secret in an output, plain or in base64, but not where it is masked', async () => {
    const { story, world } = scene
    const { vercel, railway } = world.tokens
    story.actors.push({ ...ACTOR, output: `::add-mask::${vercel}\nfine` })
    expect(await found()).toEqual([])
    story.actors.push({ ...ACTOR, output: base64(`user:${railway}!`) })
    expect(await found()).toEqual(['I5: the secret of railway stands in the output of deploy (actor 4)'])
  })

  test('a secret in the record, in an issue, in a comment, on a page', async () => {
    const { world, record, shas, deployWeb } = scene
    const { repository, tokens, vercel } = world
    const bypass = 'b'.repeat(32)
    vercel.project.state.bypass.set(bypass, { createdAt: 0, activeAt: 0 })
    await record('r3', { commit: shas[2], entries: [[`undone - ${tokens.sentry.slice(0, 40)}`, 'failure']] })
    repository.deployment({ payload: { token: tokens.railway } })
    const { number } = repository.issue({ title: 'A', body: tokens.github })
    repository.comment(number, { author: 'ada', body: encodeURIComponent(bypass) })
    await deployWeb(`${shas[1]}"><meta name="token" content="${tokens.vercel}`)
    expect(await found()).toEqual(
      expect.arrayContaining([
        'I5: the secret of railway stands in the record on GitHub',
        'I5: the secret of github stands in an issue or a comment',
        'I5: the secret of vercel bypass stands in an issue or a comment',
        'I5: the secret of vercel stands in a page for visitors',
      ]),
    )
  })

  test('a secret that GitHub’s release, a check or a platform shows', async () => {
    const { repository, vercel, railway, tokens, sandbox } = scene.world
    const answer = await fetch(`${sandbox.urls.github}/repos/acme/shop/releases`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.github}` },
      body: JSON.stringify({ tag_name: 'v2', body: `made with ${tokens.github}` }),
    })
    expect(answer.status).toBe(201)
    repository.statuses.push({ description: tokens.sentry } as never)
    const [first] = vercel.project.deployments
    if (first) first.meta['token'] = tokens.railway
    vercel.project.rollback(first?.id ?? '', { description: tokens.runtime })
    Object.assign(railway.api.active?.meta ?? {}, { token: tokens.vercel })

    const wrong = await found()

    for (const sentence of [
      'github stands in the notes of a release',
      'sentry stands in a check on GitHub',
      'railway stands in a deployment on Vercel',
      'runtime stands in a description on Vercel',
      'vercel stands in a deployment on Railway',
    ])
      expect(wrong).toContain(`I5: the secret of ${sentence}`)
  })

  test('a secret that is sent to another provider, in whatever part of the request', async () => {
    const { urls, kernel } = scene.world.sandbox
    const { vercel, railway, github } = scene.world.tokens
    await fetch(`${urls.vercel}/v2/user`, { headers: { authorization: `Bearer ${vercel}` } })
    expect(await found()).toEqual([])
    await fetch(`${urls.railway}/graphql/v2`, { headers: { authorization: `Bearer ${vercel}` } })
    await fetch(`${urls.sentry}/api/0/`, { method: 'POST', body: JSON.stringify({ note: base64(`x${railway}`) }) })
    await kernel.internet(new Request(`https://shop.example/?token=${github}`))
    expect(await found()).toEqual([
      'I5: GET 127.0.0.1/graphql/v2 carried a secret of vercel',
      'I5: POST 127.0.0.1/api/0/ carried a secret of railway',
      'I5: GET shop.example/ carried a secret of github',
    ])
  })

  test('the bypass of Vercel’s protection at the backend, unless Vercel’s own edge has handed it on', async () => {
    const { kernel } = scene.world.sandbox
    const bypass = 'b'.repeat(32)
    kernel.tokens.guard(bypass, ['vercel', 'vercel-edge'])
    const send = async (host: string, headers: Record<string, string>): Promise<void> => {
      const sent = { 'x-vercel-protection-bypass': bypass, ...headers }
      await kernel.internet(new Request(`https://${host}/`, { headers: sent }))
    }

    await send('shop.example', {})
    await send('api.shop.example', { 'x-forwarded-host': 'shop.example' })
    expect(await found()).toEqual([])
    await send('api.shop.example', {})
    expect(await found()).toEqual(['I5: GET api.shop.example/ carried a secret of vercel'])
  })

  test('a host that is nobody’s', async () => {
    await scene.world.sandbox.kernel.internet(new Request('https://example.com/')).catch(() => undefined)
    expect(await found()).toEqual(['I5: somebody asked example.com, which is none of the providers'])
  })
})
