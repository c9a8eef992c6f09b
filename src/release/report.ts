import { code, plain, table } from '../markdown.ts'
import type { GateReport } from './context.ts'
import type { Deployment } from './platform.ts'
import type { ComponentResult, ReleaseResult } from './result.ts'
import { mermaid, timeline } from './timeline.ts'

const TITLES: Record<ReleaseResult['status'], string> = {
  success: 'Live',
  skipped: 'Nothing changed',
  'rolled-back': 'Undone',
  failure: 'Failed',
}

/** The job summary: the verdict, what serves, what happened when, what the gates saw, what to do next. */
export function summary(result: ReleaseResult): string {
  const { plan, record, components, gates, warnings, next } = result
  const spans = record ? timeline(record, gates) : []
  return [
    `## ${TITLES[result.status]}`,
    plain(result.headline, 1000),
    `${plan.kind === 'rollback' ? 'Rollback' : 'Release'} ${code(plan.releaseId)} of ${code(plan.environment)}`,
    table(['component', 'platform', 'before', 'release', 'outcome'], components.map(row)),
    spans.length > 0 ? mermaid(spans) : '',
    table(['gate', 'check', 'verdict', 'tries', 'time', 'what came back'], gates.flatMap(gateRows)),
    list('Warnings', warnings),
    list('Next', next),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function row({ name, platform, url, before, after, outcome }: ComponentResult): string[] {
  return [`[${name}](${url})`, platform, deployment(before), deployment(after), outcome]
}

function deployment(one: Deployment | undefined): string {
  if (!one) return 'none'
  return one.commit ? `${code(one.commit.slice(0, 7))} (${code(one.id)})` : code(one.id)
}

function gateRows({ component, where, result }: GateReport): string[][] {
  return result.checks.map(({ name, verdict, attempts, durationMs, detail }) => [
    `${component}, ${where}`,
    plain(name),
    verdict === 'pass' && attempts > 1 ? 'pass (flaky)' : verdict,
    String(attempts),
    `${Math.round(durationMs)} ms`,
    plain(detail),
  ])
}

function list(title: string, items: readonly string[]): string {
  return items.length > 0 ? [`### ${title}`, '', ...items.map((item) => `- ${plain(item, 500)}`)].join('\n') : ''
}

/** The action's outputs; each platform has `<platform>-deployment-id`. `deployment-url` is the address of the last component in the order of traffic: the frontend. */
export function outputs(result: ReleaseResult): Record<string, string> {
  const { plan, record, components, trackedAs } = result
  const serving = components.filter(({ outcome }) => outcome === 'live' || outcome === 'unchanged')
  return {
    status: result.status,
    'release-id': record ? plan.releaseId : '',
    'deployment-url': serving.at(-1)?.url ?? '',
    'sentry-release': trackedAs.join(','),
    ...Object.fromEntries(serving.map(({ platform, after }) => [`${platform}-deployment-id`, after?.id ?? ''])),
    'result-json': JSON.stringify(toJson(result)),
  }
}

function toJson({ status, headline, plan, record, components, gates, warnings, next }: ReleaseResult): object {
  return {
    status,
    headline,
    release: plan.releaseId,
    kind: plan.kind,
    environment: plan.environment,
    commit: plan.commit,
    of: plan.of,
    components,
    gates,
    timeline: record ? timeline(record, gates) : [],
    warnings,
    next,
  }
}
