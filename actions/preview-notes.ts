import { gain } from '../src/notes/gain.ts'
import { render } from '../src/notes/render.ts'
import type { Settings } from '../src/notes/settings.ts'
import type { GitHub } from '../src/providers/github/client.ts'
import type { Comparer } from '../src/providers/github/comparison.ts'
import { githubHistory } from '../src/providers/github/history.ts'
import type { PullRequestEvent } from './pull-request.ts'

const MOST = 18_000

export interface PreviewNotes {
  github: GitHub
  comparisons: Comparer
  pull: PullRequestEvent
  settings: Settings
  repositoryUrl: string
  runUrl: string
}

/** What the pull request would add to the release notes, as if it were merged now. */
export async function previewNotes({ github, comparisons, pull, settings, ...urls }: PreviewNotes): Promise<string> {
  const { history } = githubHistory(github, { comparisons })
  const notes = await gain({
    ends: {
      from: { commit: pull.base.sha, label: pull.base.ref },
      to: { commit: pull.head, label: pull.head.slice(0, 7) },
      takenBack: [],
      takenBackEarlier: [],
      servedBefore: new Map(),
    },
    // Its own commits are all that counts: which files they touch, and what was picked, would be questions of their own.
    components: [],
    history: { ...history, alike: async () => await Promise.resolve(new Set()) },
    pulls: { of: async (commits) => await Promise.resolve(new Map(commits.map((sha) => [sha, [pull.merged]]))) },
    settings,
    repositoryUrl: urls.repositoryUrl,
  })
  const body = render(notes.users, settings, { most: MOST, restUrl: urls.runUrl, references: 'plain' })
  return `### What the release notes will say\n\n${body}`
}
