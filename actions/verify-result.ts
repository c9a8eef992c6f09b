import { mkdir, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { Result } from '../src/action.ts'
import { headline } from '../src/verify/summary.ts'
import type { Verification } from '../src/verify/verify.ts'

/** Outputs of a run that has not come to a verdict. */
export const unverified = { status: 'failure' }

/** What was found, as the runner and later jobs want it. */
export async function asResult(
  { report, findings }: Verification,
  { temp, failOnUnknown, summary }: { temp: string; failOnUnknown: boolean; summary: string },
): Promise<Result> {
  const folder = join(temp, 'ops-verify')
  const file = join(folder, 'report.json')
  await mkdir(folder, { recursive: true })
  const text = JSON.stringify(report)
  await writeFile(file, text)
  const directories = report.components.flatMap(({ source, output }) =>
    output ? [posix.join(source, output.directory)] : [],
  )
  const failed = report.status === 'failure' || (report.status === 'unknown' && failOnUnknown)
  const unknown = report.components.flatMap(({ name, checks }) =>
    checks.filter(({ status }) => status === 'unknown').map(({ detail = '' }) => `${name}: ${detail}`),
  )
  return {
    outputs: {
      status: report.status,
      'output-directory': directories.join('\n'),
      report: file,
      'result-json': text,
    },
    summary,
    annotations: [
      ...findings,
      ...unknown.map((message) => ({
        severity: failOnUnknown ? ('error' as const) : ('warning' as const),
        message,
        title: 'Not known',
      })),
    ],
    ...(failed ? { failure: headline(report) } : {}),
  }
}
