import { checkAdvisories } from './audit.ts'
import { readBase, type Base, saveBase } from './base.ts'
import { type ComponentResult, verifyComponent, worst } from './component.ts'
import type { Checked, Context, Finding, PackageManager } from './context.ts'
import { install } from './install.ts'
import { prepare } from './prepare.ts'
import type { VerifyReport } from './report.ts'
import type { VerifySettings } from './settings.ts'
import type { Prepared, Target } from './target.ts'

export interface Verification {
  report: VerifyReport
  components: ComponentResult[]
  findings: Finding[]
}

export interface VerifyRequest {
  targets: readonly Target[]
  settings: VerifySettings
  base: Base | undefined
}

/** Verifies all components, and demands the same of each. Throws `Problems` when it could not begin. */
export async function verify(context: Context, { targets, settings, base }: VerifyRequest): Promise<Verification> {
  const [prepared, before] = await Promise.all([prepare(context, targets), readBase(context, base)])
  const advisories = once(async (packages: PackageManager) => await checkAdvisories(context, packages, settings))
  const installs = once(async (packages: PackageManager) => await install(context, packages))
  // Takes its time and needs nothing of what is installed.
  for (const { packages } of prepared) if (packages) advisories(packages).catch(() => undefined)

  const components: ComponentResult[] = []
  const built = new Map<string, Checked>()
  for (const target of prepared) {
    const known = before?.components.find(({ name }) => name === target.name)?.output?.size
    const { packages } = target
    const result = await verifyComponent(context, target, {
      base: known,
      built,
      installed: async () => packages && (await installs(packages)),
      advisories: packages ? advisories(packages) : Promise.resolve(undefined),
    })
    context.log.line(`${target.name}: ${result.status}${result.reason ? ` (${result.reason})` : ''}`)
    components.push(result)
  }
  const report = toReport(context, components)
  await saveBase(context, base, report)
  return {
    report,
    components,
    findings: distinct(components.flatMap(({ checks }) => checks.flatMap((check) => check.findings ?? []))),
  }
}

/** What would be done, in words. */
export async function plan(context: Context, targets: readonly Target[]): Promise<Prepared[]> {
  return await prepare(context, targets)
}

function toReport({ commit }: Context, components: readonly ComponentResult[]): VerifyReport {
  return {
    version: 1,
    commit,
    status: worst(components.map(({ status }) => status)),
    components: components.map(({ name, source, status, reason, checks, output }) => ({
      name,
      source,
      status,
      ...(reason === undefined ? {} : { reason }),
      checks: checks.map(toCheck),
      ...(output ? { output } : {}),
    })),
  }
}

function toCheck({ name, status, durationMs, detail }: Checked) {
  return { name, status, durationMs: Math.round(durationMs), ...(detail === undefined ? {} : { detail }) }
}

/** Components of one workspace share what is done for all of it. */
function once<T>(work: (packages: PackageManager) => Promise<T>): (packages: PackageManager) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (packages) => {
    const { directory } = packages
    const result = known.get(directory) ?? work(packages)
    known.set(directory, result)
    return result
  }
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter((one) => {
    const key = JSON.stringify([one.file, one.line, one.column, one.message])
    return seen.size < seen.add(key).size
  })
}
