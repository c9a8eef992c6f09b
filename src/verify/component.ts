import { rename, rm } from 'node:fs/promises'
import type { Checked, Context, Status } from './context.ts'
import { hashInputs } from './inputs.ts'
import { seconds } from './install.ts'
import { judgeOutput, type Judged, type OutputReport } from './judge.ts'
import { type KeptBuild, keepBuild, restoreBuild } from './kept-build.ts'
import { findOutput } from './output.ts'
import { buildBefore, runStep } from './run-scripts.ts'
import { buildScript, isRepeatable, placeOfScript, unknownScripts } from './scripts.ts'
import type { Sizes } from './settings.ts'
import { checkStart, startOf } from './start.ts'
import type { Prepared } from './target.ts'

export interface ComponentResult {
  name: string
  source: string
  status: Status
  reason?: string
  checks: Checked[]
  output?: OutputReport
}

export interface ComponentOptions {
  base: Sizes | undefined
  /** Installs the packages of its workspace, once for all of its components. */
  installed: () => Promise<Checked | undefined>
  advisories: Promise<Checked | undefined>
  /** Packages of the workspace that were built for other components, by directory. */
  built: Map<string, Checked>
}

/** One component from its sources to a result that can be shipped. */
export async function verifyComponent(
  context: Context,
  target: Prepared,
  options: ComponentOptions,
): Promise<ComponentResult> {
  const checks = await checksOf(context, target, options)
  const advisories = await options.advisories
  if (advisories) checks.list.push(advisories)
  const status = worst(checks.list.map((one) => one.status))
  const bad = status === 'success' ? undefined : checks.list.find((one) => one.status === status)
  return {
    name: target.name,
    source: target.source,
    status,
    ...(bad ? { reason: `${bad.name}: ${bad.detail ?? bad.status}` } : {}),
    checks: checks.list,
    ...(checks.output ? { output: checks.output } : {}),
  }
}

interface Checks {
  list: Checked[]
  output?: OutputReport | undefined
}

async function checksOf(
  context: Context,
  target: Prepared,
  { base, installed, built }: ComponentOptions,
): Promise<Checks> {
  const { manifest, steps, name } = target
  const list: Checked[] = []
  const mistakes = manifest ? unknownScripts(manifest, steps) : []
  if (mistakes.length > 0 && manifest) {
    const place = placeOfScript(manifest, '', { directory: target.directory, workspace: context.workspace })
    const findings = mistakes.map((message) => ({
      severity: 'error' as const,
      message: `${name}: ${message}`,
      ...place,
    }))
    return { list: [{ name: 'scripts', status: 'failure', durationMs: 0, detail: mistakes.join('; '), findings }] }
  }

  const script = buildScript(steps)
  const inputs = context.store && steps.length > 0 ? await hashInputs(context, target) : undefined
  const kept = inputs === undefined ? undefined : await restoreBuild(context, target, inputs)
  const start = startOf(target)
  const isKnown = (one: string): boolean => kept?.passed.includes(one) ?? false
  const left = steps.map((step) => step.filter((one) => !isKnown(one))).filter((step) => step.length > 0)
  if (kept) context.log.line(`${name}: ${kept.passed.join(', ')} from the cache, ${seconds(kept.tookMs)} saved`)

  if (left.length > 0 || start) {
    const packages = await installed()
    if (packages) list.push(packages)
    if (packages?.status === 'failure')
      return { list: [...list, ...skipped(left.flat(), 'the packages could not be installed')] }
  }
  if (left.length > 0 || start) list.push(...(await buildBefore(context, target, built)))
  if (list.some(({ status }) => status === 'failure'))
    return { list: [...list, ...skipped(left.flat(), 'a package that it needs could not be built')] }
  for (const one of kept?.passed ?? [])
    list.push({ name: one, status: 'success', durationMs: 0, detail: 'from the cache: nothing has changed' })
  for (const step of left) list.push(...(await runStep(context, target, step)))
  const isBuilt = script === undefined || list.some((one) => one.name === script && one.status === 'success')
  if (!isBuilt) return { list: [...list, ...skipped(['output'], 'the build has failed')] }

  const judged = await judge(context, target, { script, base, kept })
  list.push(...judged.checks)
  if (target.build.reproducible && script && judged.output && !isKnown(script)) {
    list.push(await checkRepeated(context, target, { script, judged }))
  }
  if (start) list.push(await checkStart(context, target, start))
  await keep(context, target, { inputs, kept, list, judged })
  return { list, output: judged.output }
}

async function judge(
  context: Context,
  target: Prepared,
  { script, base, kept }: { script: string | undefined; base: Sizes | undefined; kept: KeptBuild | undefined },
): Promise<Judged> {
  const output = await findOutput(target, context.repository, script !== undefined)
  const known = kept?.output && { digest: kept.output.digest, sizes: kept.output.size }
  return await judgeOutput(context, target, { output, script, base, known })
}

/** Builds again in the same place, and keeps the first build. */
async function checkRepeated(
  context: Context,
  target: Prepared,
  { script, judged }: { script: string; judged: Judged },
): Promise<Checked> {
  const startedAt = performance.now()
  const first = await findOutput(target, context.repository, true)
  if (!first) return { name: 'reproducible', status: 'unknown', durationMs: 0, detail: 'there is no output to compare' }
  const aside = `${first.path}.first-build`
  await rename(first.path, aside)
  try {
    const [again] = await runStep(context, target, [script])
    if (again?.status !== 'success') {
      return {
        ...(again as Checked),
        name: 'reproducible',
        detail: `built again, it has failed: ${again?.detail ?? ''}`,
      }
    }
    const second = await judgeOutput(context, target, { output: first, script, base: undefined })
    const paths = [...new Set([...judged.hashes.keys(), ...second.hashes.keys()])].toSorted()
    const different = paths.filter((path) => judged.hashes.get(path) !== second.hashes.get(path))
    const detail =
      different.length === 0
        ? 'built twice, with the same result'
        : `built twice, ${different.length} files differ: ${different.slice(0, 5).join(', ')}`
    const place =
      target.manifest &&
      placeOfScript(target.manifest, script, { directory: target.directory, workspace: context.workspace })
    const findings =
      different.length === 0
        ? []
        : [{ severity: 'error' as const, message: `${target.name}: ${detail}`, title: 'Not reproducible', ...place }]
    return {
      name: 'reproducible',
      status: different.length === 0 ? 'success' : 'failure',
      durationMs: performance.now() - startedAt,
      detail,
      findings,
    }
  } finally {
    await rm(first.path, { recursive: true, force: true })
    await rename(aside, first.path)
  }
}

interface Keep {
  inputs: string | undefined
  kept: KeptBuild | undefined
  list: readonly Checked[]
  judged: Judged
}

/** Only where all is well: what is wrong has to be looked at again. */
async function keep(context: Context, target: Prepared, { inputs, kept, list, judged }: Keep): Promise<void> {
  const { steps, name } = target
  if (inputs === undefined || kept || list.some(({ status }) => status === 'failure')) return
  const passed = steps.flat().filter(isRepeatable)
  const tookMs = list.filter((one) => passed.includes(one.name)).reduce((sum, { durationMs }) => sum + durationMs, 0)
  const { output, namesCommit } = judged
  const bytes = await keepBuild(context, target, { inputs, build: { passed, tookMs }, output, namesCommit })
  if (bytes !== undefined) context.log.line(`${name}: kept for later runs (${bytes} bytes)`)
}

function skipped(names: readonly string[], detail: string): Checked[] {
  return names.map((name) => ({ name, status: 'skipped', durationMs: 0, detail }))
}

/** A failure counts more than what could not be told, and that more than success. */
export function worst(all: readonly Status[]): Status {
  for (const one of ['failure', 'unknown', 'success'] as const) if (all.includes(one)) return one
  return 'skipped'
}
