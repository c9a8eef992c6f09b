import type { Result } from '../src/action.ts'
import type { Job } from '../src/job.ts'
import { code } from '../src/markdown.ts'
import { markName } from '../src/notes/text.ts'
import { checksSection } from '../src/preview/checks.ts'
import { readReport } from '../src/preview/verified.ts'
import { github } from '../src/providers/github/client.ts'
import { comments } from '../src/providers/github/comments.ts'
import { pullsOfHead } from '../src/providers/github/pulls-of-head.ts'
import { messageOf } from '../src/release/errors.ts'
import { type TriggeringRun, triggeringRunOf } from './workflow-run.ts'

export interface CommentWish {
  report: string
  config: string
  githubToken: string
  dryRun: boolean
}

export interface Commented {
  status: 'success' | 'skipped'
  headline: string
  pulls: number[]
  section: string
  htmlUrl?: string
  warnings: string[]
}

/** Writes the section of the verification. Which pull request it is for, the event and the API tell, and not the report. */
export async function commentOn(wish: CommentWish, job: Job): Promise<Commented> {
  const run = triggeringRunOf(job)
  const { head } = run
  if (!/^pull_request(_target)?$/.test(run.event)) {
    return nothing(`The run was started by "${run.event}", so that it is about no pull request.`)
  }
  const client = github({
    token: wish.githubToken,
    repository: job.repository,
    apiUrl: job.apiUrl,
    graphqlUrl: job.graphqlUrl,
    signal: job.signal,
    onRetry: job.log.line,
  })
  const pulls = await pullsOfHead(client, head)
  if (pulls.length === 0) return nothing(`No open pull request has the head ${head.sha.slice(0, 7)} any more.`)

  const { section, warnings } = await sectionFor(run, wish.report, job)
  const mark = `preview ${markName(wish.config)}`
  const done: Commented = {
    status: 'success',
    headline: `Commented on #${pulls.join(', #')}.`,
    pulls,
    section,
    warnings,
  }
  if (wish.dryRun) return { ...done, status: 'skipped', headline: 'Dry run: nothing was written.' }
  const { putComment } = comments({ github: client, signal: job.signal })
  for (const number of pulls) {
    const address = await putComment({
      number,
      mark,
      run: { id: run.id, attempt: run.attempt },
      sections: { checks: section },
    })
    done.htmlUrl ??= address
  }
  return done
}

/** Where there is no report, or none that is fit to be shown, the run's own conclusion has to do. */
async function sectionFor(
  { head, conclusion, url }: TriggeringRun,
  path: string,
  { workspace }: Job,
): Promise<{ section: string; warnings: string[] }> {
  const link = `[The run](${url})`
  const without = `### Verification of ${code(head.sha.slice(0, 7))}: ${code(conclusion)}`
  try {
    const report = await readReport(path, workspace)
    if (report) return { section: `${checksSection(head.sha, report)}\n\n${link}`, warnings: [] }
    return { section: `${without}\n\nIt has left no report. ${link}`, warnings: [`there is no report at ${path}`] }
  } catch (error) {
    return { section: `${without}\n\nIts report could not be shown. ${link}`, warnings: [messageOf(error)] }
  }
}

function nothing(headline: string): Commented {
  return { status: 'skipped', headline, pulls: [], section: '', warnings: [] }
}

export function asResult({ status, headline, pulls, section, htmlUrl = '', warnings }: Commented): Result {
  return {
    outputs: { status, 'pull-request': pulls[0] === undefined ? '' : String(pulls[0]), 'html-url': htmlUrl },
    summary: section === '' ? headline : `${headline}\n\n${section}`,
    annotations: warnings.map((message) => ({ severity: 'warning', message })),
  }
}
