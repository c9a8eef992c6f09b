import { type Commit, commitOf, personOf } from '../../notes/commit.ts'
import type { Person } from '../../notes/notes.ts'
import type { Git } from './git.ts'
import { splitter } from './splitter.ts'

// No text of a commit can hold the NUL that separates them, and only the message can hold a line break.
const FORMAT = '%H%n%P%n%at%n%ct%n%an%n%ae%x00%B'
const LOG = ['log', '-z', `--format=${FORMAT}`, '--no-decorate', '--no-notes', '--no-color']

export type LoginOf = (email: string) => string | undefined

/** One pass over the log, parsed as it streams. */
export async function readLog(git: Git, revisions: readonly string[], loginOf: LoginOf): Promise<Commit[]> {
  const commits: Commit[] = []
  const people = new Map<string, Person>()
  // Each SHA comes several times, as itself and as a parent; the same string is found faster than an equal one.
  const shas = new Map<string, string>()
  const same = (sha: string): string => {
    const known = shas.get(sha)
    if (known === undefined) shas.set(sha, sha)
    return known ?? sha
  }
  let head: string | undefined
  const split = splitter({ between: 0, most: Infinity }, (text) => {
    if (head === undefined) {
      head = text
      return
    }
    const [sha = '', parents = '', authored, committed, name = '', email = ''] = head.split('\n')
    head = undefined
    const key = `${name}<${email}`
    let author = people.get(key)
    if (!author) people.set(key, (author = personOf(name, email, loginOf)))
    commits.push(
      commitOf({
        sha: same(sha),
        parents: parents === '' ? [] : parents.split(' ').map(same),
        authoredAt: Number(authored),
        committedAt: Number(committed),
        author,
        email,
        message: text,
        loginOf,
      }),
    )
  })
  await git.stream([...LOG, '--end-of-options', ...revisions, '--'], split)
  return commits
}
