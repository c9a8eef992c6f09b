import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package.ts'

/** What of the package its own file says. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  return version
}

export const HELP: Record<string, string> = {
  'ops-actions': `Usage: ops-actions COMMAND

  init       look at this repository; write ops.yml and its workflows
  check      check ops.yml and the workflows, offline
  rehearse   release this repository to local servers that behave as the providers

ops-actions COMMAND --help tells more. Run them at the repository's root.`,

  init: `Usage: ops-actions init [options]

Looks at the repository, writes ops.yml and three workflows (pipeline, rollback, recover), and says what is left to do.
Whatever is there already stays as it is.

  --dry-run                   show what would be written
  --url NAME=URL              public address of a component
  --vercel DIR                a directory that is deployed to Vercel, where it is not found
  --railway DIR               the same for Railway
  --vercel-project NAME=ID    prj_… or name
  --vercel-team ID            team_… or slug
  --railway-project ID
  --railway-service NAME=SERVICE
  --sentry-organization SLUG
  --sentry-project NAME=SLUG
  --branch NAME               what is released; the repository's default branch
  --actions OWNER/NAME@REF    the ops-actions to call`,

  check: `Usage: ops-actions check [--config PATH]

Checks ops.yml as a release would read it, names what is still to be filled in, and checks every workflow that uses
ops-actions: inputs, secrets, permissions, environments, concurrency, versions. Asks nobody. Ends with 1 when something
is wrong; in GitHub Actions each mistake is an annotation.`,

  rehearse: `Usage: ops-actions rehearse [options]

Releases this repository to a sandbox on this machine: builds it, runs the real deploy action, starts the backend as a
process, serves the frontend, and shows what was asked of whom and what would be live. It needs no token and takes none.

  --broken             then release a version that tells a wrong commit; it must not stay live
  --rollback           then release another version, and roll back to the first
  --no-build           take what is built already
  --env NAME=VALUE     a variable for builds and backends; SMOKE_… also for checks
  --env-file FILE      the same, one a line
  --config PATH        default ops.yml
  --environment NAME   default production
  --verbose            show the log of the action`,
}
