import { spawn } from 'node:child_process'
import { type Commit, type Graph } from './graph.ts'
import { signed } from './objects.ts'

/** The repository as git itself has it after a full checkout of `head`: the same ids, branches and tags. */
export async function checkOut(graph: Graph, directory: string, head = 'main'): Promise<void> {
  await git(directory, ['init', '--quiet', `--initial-branch=${head}`])
  await git(directory, ['fast-import', '--quiet', '--force'], exported(graph))
  if (graph.branches.has(head)) await git(directory, ['reset', '--quiet', '--hard'])
}

/** Keeps commits that no branch leads to. */
const IMPORTED = 'refs/imported/head'

function exported({ commits, branches, tags, tagObjects }: Graph): string {
  const all = [...commits.values()].sort((a, b) => a.order - b.order)
  const marks = new Map(all.map(({ sha }, at) => [sha, `:${at + 1}`]))
  const parts = all.map((commit) => asCommand(commit, commits, marks))
  for (const [name, sha] of branches) parts.push(`reset refs/heads/${name}\nfrom ${marks.get(sha)}\n\n`)
  for (const [name, sha] of tags) {
    parts.push(`reset refs/tags/${name}\nfrom ${marks.get(tagObjects.get(sha)?.object ?? sha)}\n\n`)
  }
  return parts.join('')
}

function asCommand(commit: Commit, commits: Graph['commits'], marks: ReadonlyMap<string, string>): string {
  const { sha, author, committer, message, parents, files } = commit
  const [first, ...others] = parents
  const before = commits.get(first ?? '')?.files ?? new Map()
  const changes = [
    ...[...before.keys()].filter((path) => !files.has(path)).map((path) => `D ${path}\n`),
    ...[...files]
      .filter(([path, blob]) => before.get(path) !== blob)
      .map(([path, { mode, content }]) => `M ${mode} inline ${path}\n${data(content.toString())}`),
  ]
  return [
    // Without a parent it would go on from the commit before.
    first ? '' : `reset ${IMPORTED}\n\n`,
    `commit ${IMPORTED}\nmark ${marks.get(sha)}\nauthor ${signed(author)}\ncommitter ${signed(committer)}\n`,
    data(message),
    first ? `from ${marks.get(first)}\n` : '',
    ...others.map((parent) => `merge ${marks.get(parent)}\n`),
    ...changes,
    '\n',
  ].join('')
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

async function git(directory: string, args: string[], input = ''): Promise<void> {
  const child = spawn('git', args, { cwd: directory, stdio: ['pipe', 'ignore', 'inherit'] })
  // One that reads nothing may have ended by now; its exit code tells.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}`)
}
