import { readFileSync } from 'node:fs'
import { explain } from '../explain.ts'
import type { Advisory, Checked, Context, Finding, PackageManager } from './context.ts'
import { fromRoot } from './scripts.ts'
import { SEVERITIES, type VerifySettings } from './settings.ts'

const DEADLINE_MS = 60_000
const MOST = 10

/** Known holes in what is installed. Where nobody can be asked, the answer is that it is not known. */
export async function checkAdvisories(
  context: Context,
  packages: PackageManager,
  { audit: level, auditDev }: VerifySettings,
): Promise<Checked | undefined> {
  if (level === 'off') return undefined
  const startedAt = performance.now()
  const done = (status: Checked['status'], detail: string, findings: Finding[] = []): Checked => ({
    name: 'advisories',
    status,
    durationMs: performance.now() - startedAt,
    detail,
    findings,
  })
  if (!packages.lockfile) return done('skipped', 'there are no packages')
  const audit = packages.audit({ dev: auditDev })
  if (!audit) return done('unknown', `${packages.name} ${packages.version} can't be asked for advisories`)

  const lines: string[] = []
  let found: Advisory[]
  try {
    const { timedOut } = await context.programs.run(audit.command, {
      env: context.installEnv,
      timeoutMs: DEADLINE_MS,
      signal: context.signal,
      onLine: (line) => lines.push(line),
    })
    if (timedOut)
      return done('unknown', `${packages.name} had no answer about advisories within ${DEADLINE_MS / 1000} s`)
    found = audit.read(lines.join('\n'))
  } catch (error) {
    context.signal.throwIfAborted()
    return done('unknown', `the registry told nothing about advisories: ${explain(error)}`)
  }
  const demanded = SEVERITIES.slice(SEVERITIES.indexOf(level))
  const grave = found
    .filter(({ severity }) => (demanded as readonly string[]).includes(severity))
    .toSorted((a, b) => rank(b) - rank(a) || (a.name < b.name ? -1 : 1))
  const below = found.length - grave.length
  const rest = below > 0 ? `, ${below} less severe` : ''
  if (grave.length === 0) return done('success', `none of severity ${level} or more${rest}`)
  const { lockfile } = packages
  return done(
    'failure',
    `${grave.length} of severity ${level} or more${rest}: ${grave
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ')}`,
    grave.slice(0, MOST).map(({ name, severity, title, url }) => ({
      severity: 'error',
      title: `Advisory (${severity})`,
      message: `${name}: ${title}${url ? ` (${url})` : ''}; update it, or raise "verify: { audit: … }" in ops.yml`,
      file: fromRoot(context.workspace, lockfile),
      line: lineOf(lockfile, name),
    })),
  )
}

function rank({ severity }: Advisory): number {
  return (SEVERITIES as readonly string[]).indexOf(severity)
}

function lineOf(lockfile: string, name: string): number {
  const lines = readFileSync(lockfile, 'utf8').split('\n')
  const index = lines.findIndex(
    (line) => line.includes(`node_modules/${name}"`) || new RegExp(`^\\s*["']?/?${escape(name)}@`).test(line),
  )
  return Math.max(index, 0) + 1
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
