import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deployment } from '../../sandbox/railway/state.ts'
import { startSandbox } from '../../sandbox/start.ts'
import type { Deployment as Build } from '../../sandbox/vercel/state.ts'
import { exampleWorld } from '../../sandbox/world.ts'
import type { Actor, Story, StoryWorld } from './oracle-story.ts'

/** A world put together by hand, without the product, so that it can be right or wrong as a test likes. */
export interface HandMade {
  world: StoryWorld
  story: Story
  /** The versions v1, v2 and v3, of which v2 is live. */
  shas: [string, string, string]
  deployApi: (commit: string, options?: { release?: string; answers?: string[] }) => Promise<Deployment>
  deployWeb: (commit: string, options?: { release?: string; staged?: boolean }) => Promise<Build>
  record: (release: string, options: RecordOptions) => Promise<void>
  close: () => Promise<void>
}

export interface RecordOptions {
  commit: string
  kind?: 'deploy' | 'rollback'
  writer?: string
  /** Descriptions without their number, with GitHub's state where it is not `in_progress`, and the writer where it is another. */
  entries: [text: string, state?: string, writer?: string][]
}

export const ACTOR: Actor = { kind: 'deploy', exitCode: 0, status: 'success', output: 'is live: api, web.' }

export async function handMade(): Promise<HandMade> {
  const sandbox = await startSandbox()
  const example = exampleWorld(sandbox)
  const { repository, vercel, railway, tokens } = example
  const home = await mkdtemp(join(tmpdir(), 'oracle-'))
  const commit = (name: string): string =>
    repository.commit({ message: name, files: { 'api/version.txt': name, 'web/version.txt': name } })
  const shas: HandMade['shas'] = [commit('v1'), commit('v2'), commit('v3')]
  let folders = 0

  const scene: HandMade = {
    world: { ...example, sandbox },
    story: {
      versions: shas.map((sha, n) => ({ name: `v${n + 1}`, sha })),
      actors: [
        { ...ACTOR, commit: shas[0] },
        { ...ACTOR, commit: shas[1] },
      ],
      atRest: true,
    },
    shas,

    async deployApi(sha, { release, answers = [sha] } = {}) {
      const folder = await mkdtemp(join(home, `api-${++folders}-`))
      const program = `let n = 0
        const commits = ${JSON.stringify(answers)}
        require('node:http').createServer((request, response) => {
          const commit = request.url === '/health' ? '' : commits[n++ % commits.length]
          response.end(JSON.stringify({ commit }))
        }).listen(process.env.PORT, '127.0.0.1')`
      await writeFile(join(folder, 'server.js'), program)
      return await railway.api.deploy(folder, release ? { commitMessage: `ops-release ${release} ${sha}` } : {})
    },

    async deployWeb(sha, { release, staged = false } = {}) {
      const page = `<meta name="commit" content="${sha}">`
      return await vercel.project.seed({
        files: { 'index.html': page },
        meta: { githubCommitSha: sha, ...(release && { opsRelease: release }) },
        autoAssignCustomDomains: !staged,
      })
    },

    async record(releaseId, { commit: sha, kind = 'deploy', writer = 'run-1', entries }) {
      const components = { api: { platform: 'railway' }, web: { platform: 'vercel' } }
      const payload = {
        schema: 1,
        releaseId,
        kind,
        commit: sha,
        run: { id: 1, attempt: 1, url: 'run', writer },
        components,
      }
      const { id } = repository.deployment({ ref: sha, task: 'release', environment: 'production', payload })
      for (const [n, [text, state = 'in_progress', by = writer]] of entries.entries()) {
        const answer = await fetch(`${sandbox.urls.github}/repos/acme/shop/deployments/${id}/statuses`, {
          method: 'POST',
          headers: { authorization: `Bearer ${tokens.github}`, 'content-type': 'application/json' },
          body: JSON.stringify({ state, description: `#${n + 1} ${text}`, log_url: by, auto_inactive: false }),
        })
        if (answer.status !== 201) throw new Error(await answer.text())
      }
    },

    async close() {
      await sandbox.close()
      await rm(home, { recursive: true, force: true })
    },
  }
  await releaseTwice(scene)
  return scene
}

async function releaseTwice({ deployApi, deployWeb, record, shas }: HandMade): Promise<void> {
  for (const [n, commit] of shas.slice(0, 2).entries()) {
    const release = `r${n + 1}`
    const api = await deployApi(commit, { release })
    const web = await deployWeb(commit, { release })
    const end: RecordOptions['entries'] = n === 0 ? [['superseded - by r2', 'inactive', 'run-2']] : []
    await record(release, {
      commit,
      entries: [
        ['api: deploying'],
        [`api: deployed ${api.id}`],
        [`web: staged ${web.id}`],
        [`web: promoting ${web.id}`],
        [`web: promoted ${web.id}`],
        [`live - ${commit.slice(0, 7)} serves`, 'success'],
        ...end,
      ],
    })
  }
}
