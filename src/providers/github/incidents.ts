import { helpUrl } from '../../help.ts'
import { plain } from '../../markdown.ts'
import { redact } from '../../redact.ts'
import type { Incident, Incidents } from '../../release/context.ts'
import type { GitHub } from './client.ts'

const PERMISSION = 'issues: write'
const LABEL = 'ops-actions'

/** Keeps one issue for each environment while a release there can't be finished. */
export function incidents(github: GitHub): Incidents {
  const at = { owner: github.owner, repo: github.repo }

  async function find(environment: string): Promise<{ number: number; html_url: string } | undefined> {
    const { data } = await github.call(
      PERMISSION,
      async (octokit) => await octokit.rest.issues.listForRepo({ ...at, labels: LABEL, state: 'open', per_page: 100 }),
    )
    return data.find(({ body }) => body?.includes(markOf(environment)))
  }

  return {
    async open(incident) {
      const body = bodyOf(incident)
      const known = await find(incident.environment)
      const { data } = await github.call(PERMISSION, async (octokit) => {
        const title = `The release of ${incident.environment} is stuck`
        return known
          ? await octokit.rest.issues.update({ ...at, issue_number: known.number, title, body })
          : await octokit.rest.issues.create({ ...at, title, body, labels: [LABEL] })
      })
      return data.html_url
    },

    async close({ environment }, how) {
      const known = await find(environment)
      if (!known) return
      const issue = { ...at, issue_number: known.number }
      await github.call(
        PERMISSION,
        async (octokit) => await octokit.rest.issues.createComment({ ...issue, body: redact(how) }),
      )
      await github.call(PERMISSION, async (octokit) => await octokit.rest.issues.update({ ...issue, state: 'closed' }))
    },
  }
}

function markOf(environment: string): string {
  return `<!-- ops-actions: stuck release of ${environment} -->`
}

function bodyOf({ environment, releaseId, troubles, run }: Incident): string {
  return redact(
    [
      markOf(environment),
      `Release \`${releaseId}\` failed and could not be undone, so the application is between two versions.`,
      troubles.map((trouble) => `- ${plain(trouble, 1000)}`).join('\n'),
      'When the platform answers again, run the deploy action with `recover: true`, or start any deploy or rollback: each finishes this first, and closes this issue.',
      `The run: ${run.url}`,
      `[What to do about it](${helpUrl('a-release-is-not-finished', process.env)})`,
    ].join('\n\n'),
  )
}
