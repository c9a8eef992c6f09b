import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

export interface Size {
  commits: number
  tags: number
  /** One of how many commits comes with a merge; 0 for a straight line. */
  merges?: number
}

const TYPES = ['feat', 'fix', 'fix', 'chore', 'docs', 'refactor', 'perf', 'test', 'ci']
const SCOPES = ['(cart)', '(api)', '(web)', '', '']
const WORDS = 'basket price order login search page cache query index retry button header token limit batch'.split(' ')

/** A repository with a history as people write it, always the same one. */
export function generate(directory: string, { commits, tags, merges = 10 }: Size): void {
  mkdirSync(directory, { recursive: true })
  git(directory, ['init', '--quiet', '--initial-branch=main'])
  git(directory, ['fast-import', '--quiet'], Buffer.concat(history({ commits, tags, merges })))
  git(directory, ['repack', '-a', '-d', '--quiet'])
  git(directory, ['commit-graph', 'write', '--reachable'])
  git(directory, ['reset', '--quiet', '--hard'])
}

function history({ commits, tags, merges }: Required<Size>): Buffer[] {
  const parts: string[] = []
  const random = sequence()
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const every = Math.floor(commits / tags)
  let mark = 0
  let head = 0
  const commit = (message: string, parents: number[]): number => {
    const at = 1_700_000_000 + mark * 60
    const who = Math.floor(random() * 40)
    const person = `Person ${who} <person${who}@shop.example> ${at} +0000`
    const [first, ...others] = parents.filter((parent) => parent > 0)
    const content = `${mark}\n`
    mark++
    parts.push(
      `commit refs/heads/main\nmark :${mark}\nauthor ${person}\ncommitter ${person}\n${data(message)}`,
      first === undefined ? '' : `from :${first}\n`,
      ...others.map((parent) => `merge :${parent}\n`),
      `M 644 inline ${pick(['web', 'api'])}/${pick(WORDS)}.ts\n${data(content)}\n`,
    )
    return mark
  }
  const message = (): string => {
    const title = `${pick(TYPES)}${pick(SCOPES)}${random() < 0.01 ? '!' : ''}: ${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)} (#${mark + 1})`
    if (random() < 0.5) return title
    return `${title}\n\n${Array.from({ length: 30 }, () => pick(WORDS)).join(' ')}\n\nCo-authored-by: Person ${mark % 40} <person${mark % 40}@shop.example>`
  }
  while (head < commits) {
    const before = head
    if (merges > 0 && mark % merges === merges - 2 && mark + 2 <= commits) {
      const side = commit(message(), [before])
      head = commit(`Merge pull request #${side} from acme/branch-${side}\n\n${pick(TYPES)}: ${pick(WORDS)}`, [
        before,
        side,
      ])
    } else {
      head = commit(message(), [before])
    }
    const tag = Math.floor(head / every)
    if (Math.floor(before / every) < tag && tag <= tags) parts.push(`reset refs/tags/v0.${tag}.0\nfrom :${head}\n\n`)
  }
  return parts.map((part) => Buffer.from(part))
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

function git(directory: string, args: string[], input?: Buffer): void {
  const { status, stderr } = spawnSync('git', args, { cwd: directory, ...(input ? { input } : {}), maxBuffer: 1e9 })
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${stderr.toString()}`)
}

/** mulberry32 */
function sequence(): () => number {
  let state = 7
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

if (import.meta.main) {
  const [directory = '', commits = '10000', tags = '300'] = process.argv.slice(2)
  generate(directory, { commits: Number(commits), tags: Number(tags) })
}
