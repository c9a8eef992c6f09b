import type { Facts } from './facts.ts'
import { scalar, type Source } from './ops-yml.ts'

const SECRETS = {
  vercel: ['vercel-token', 'vercel-automation-bypass-secret'],
  railway: ['railway-token'],
  sentry: ['sentry-auth-token'],
} as const

/** As workflows hand it over: `vercel-token` → `VERCEL_TOKEN`. */
export function nameOfSecret(name: string): string {
  return name.replaceAll('-', '_').toUpperCase()
}

/** The secrets that an application's platforms ask for. */
export function secretsOf({ components, sentry }: Facts): string[] {
  const on = (platform: string): boolean => components.some((component) => component.platform === platform)
  return [
    ...(on('vercel') ? SECRETS.vercel : []),
    ...(on('railway') ? SECRETS.railway : []),
    ...(sentry ? SECRETS.sentry : []),
  ]
}

export interface WorkflowFile {
  path: string
  text: string
}

export function workflowFiles(facts: Facts, { branch, ...source }: Source & { branch: string }): WorkflowFile[] {
  const secrets = secretsOf(facts).map((name) => `      ${name}: \${{ secrets.${nameOfSecret(name)} }}`)
  const call = (name: string): string[] => [
    `    uses: ${source.actions}/.github/workflows/${name}.yml@${source.version}`,
  ]
  const handed = secrets.length > 0 ? ['    secrets:', ...secrets] : []
  return [
    {
      path: '.github/workflows/pipeline.yml',
      text: lines(
        'name: Pipeline',
        '# A pull request is checked and gets a preview; a push is released.',
        'on:',
        '  pull_request:',
        '    types: [opened, synchronize, reopened, closed]',
        '  push:',
        `    branches: [${scalar(branch)}]`,
        'permissions: {}',
        'jobs:',
        '  pipeline:',
        '    permissions: { contents: write, deployments: write, actions: write, issues: write, pull-requests: write }',
        ...call('pipeline'),
        ...handed,
      ),
    },
    {
      path: '.github/workflows/rollback.yml',
      text: lines(
        'name: Roll back',
        'on:',
        '  workflow_dispatch:',
        '    inputs:',
        '      to:',
        '        description: Release id, commit or tag; the release before the live one when empty',
        '      reason:',
        '        description: Why, for the record',
        'permissions: {}',
        'jobs:',
        '  rollback:',
        '    permissions: { contents: read, deployments: write, actions: write, issues: write }',
        ...call('rollback'),
        '    with:',
        '      to: ${{ inputs.to }}',
        '      reason: ${{ inputs.reason }}',
        ...handed,
      ),
    },
    {
      path: '.github/workflows/recover.yml',
      text: lines(
        'name: Recover',
        '# Finishes a release whose run has died; does nothing when there is none.',
        'on:',
        '  schedule:',
        "    - cron: '7,37 * * * *'",
        '  workflow_dispatch:',
        'permissions: {}',
        'jobs:',
        '  recover:',
        '    permissions: { contents: read, deployments: write, actions: write, issues: write }',
        ...call('recover'),
        ...handed,
      ),
    },
  ]
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`
}
