import { writeFileSync } from 'node:fs'
import { account } from '../../src/notes/account.ts'
import type { Commit } from '../../src/notes/commit.ts'
import { gain } from '../../src/notes/gain.ts'
import type { Notes } from '../../src/notes/notes.ts'
import { render } from '../../src/notes/render.ts'
import { select } from '../../src/notes/select.ts'
import { DEFAULTS } from '../../src/notes/settings.ts'
import { git } from '../../src/providers/git/git.ts'
import { gitHistory } from '../../src/providers/git/history.ts'
import { loginOf } from '../../src/providers/github/pull-requests.ts'

/** The notes as the action writes them, from a checkout alone: of every release since the beginning, or of the last one. */
const [directory = '', which = '', output = ''] = process.argv.slice(2)
const repositoryUrl = 'https://github.com/acme/shop'
writeFileSync(output, which === 'whole' ? await whole() : await last())

async function whole(): Promise<string> {
  const history = await gitHistory({ directory, loginOf })
  if (!history) throw new Error(`${directory} is no full checkout`)
  const [commits, tags] = await Promise.all([history.commits({ head: 'HEAD' }), tagged()])
  const left = new Map(commits.map((commit) => [commit.sha, commit]))
  return tags
    .map(({ name, sha }, at) => {
      const before = tags[at - 1]
      const from = before && { from: { commit: before.sha, label: before.name } }
      return `# ${name}\n\n${section(takeFrom(left, sha), { ...from, to: { commit: sha, label: name }, direction: 'forward' })}`
    })
    .toReversed()
    .join('\n')
}

/** The commit and all before it that no earlier release had. */
function takeFrom(left: Map<string, Commit>, head: string): Commit[] {
  const taken: Commit[] = []
  const open = [head]
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    const commit = left.get(sha)
    if (!commit) continue
    left.delete(sha)
    taken.push(commit)
    open.push(...commit.parents)
  }
  return taken
}

function section(commits: readonly Commit[], range: Notes['range']): string {
  const told = account({ head: range.to.commit, commits, settings: DEFAULTS, repositoryUrl })
  const facts = { migrations: [], variables: [], infrastructure: [], complete: true }
  const chosen = select(told, 'operators', DEFAULTS)
  return render(
    { ...chosen, audience: 'operators', range, withdrawn: [], facts, warnings: [], repositoryUrl },
    DEFAULTS,
  )
}

async function last(): Promise<string> {
  const history = await gitHistory({ directory, loginOf })
  const [from, to] = (await tagged()).slice(-2).map(({ name, sha }) => ({ commit: sha, label: name }))
  if (!history || !to) throw new Error(`${directory} has no tags`)
  const ends = { from, to, takenBack: [], takenBackEarlier: [], servedBefore: new Map<string, string>() }
  const notes = await gain({ ends, components: [], settings: DEFAULTS, repositoryUrl, history })
  return render(notes.operators, DEFAULTS)
}

/** The oldest first. */
async function tagged(): Promise<{ name: string; sha: string }[]> {
  const format = '--format=%(objectname) %(refname:short)'
  const lines = await git(directory).lines(['for-each-ref', '--sort=version:refname', format, 'refs/tags'])
  return lines.map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }))
}
