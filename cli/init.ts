import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Facts, gather, type Said } from '../src/setup/facts.ts'
import { look } from '../src/setup/found.ts'
import { opsYml } from '../src/setup/ops-yml.ts'
import { type WorkflowFile, workflowFiles } from '../src/setup/workflows.ts'
import { writeNew } from '../src/setup/write.ts'
import { tellFound, tellLeft, tellNothing } from './init-report.ts'
import { actionsRepository } from './package.ts'
import { complain, say, shown } from './screen.ts'
import { pairs, WrongUsage } from './usage.ts'

export async function run(args: string[]): Promise<number> {
  const { found, facts, source, dryRun } = readWishes(args)
  if (found.components.length === 0) {
    complain(tellNothing())
    return 1
  }
  checkNames(args, facts)
  say(tellFound(found, facts), '')
  const files = [{ path: 'ops.yml', text: opsYml(facts, source) }, ...workflowFiles(facts, source)]
  const failed = dryRun ? files.forEach(show) : await writeAll(files)
  say('', tellLeft(found, facts))
  return failed ? 1 : 0
}

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  url: { type: 'string', multiple: true },
  vercel: { type: 'string', multiple: true },
  railway: { type: 'string', multiple: true },
  'vercel-project': { type: 'string', multiple: true },
  'vercel-team': { type: 'string' },
  'railway-project': { type: 'string' },
  'railway-service': { type: 'string', multiple: true },
  'sentry-organization': { type: 'string' },
  'sentry-project': { type: 'string', multiple: true },
  branch: { type: 'string' },
  actions: { type: 'string' },
} as const

function readWishes(args: string[]) {
  const { values } = parseArgs({ args, options: OPTIONS })
  const [, actions, version] = /^([\w.-]+\/[\w.-]+?)(?:@([\w./-]+))?$/.exec(values.actions ?? actionsRepository()) ?? []
  if (actions === undefined) throw new WrongUsage(`--actions must be OWNER/NAME@REF, got "${values.actions}"`)
  const said: Said = {
    urls: pairs('url', values.url),
    vercelProjects: pairs('vercel-project', values['vercel-project']),
    vercelTeam: values['vercel-team'],
    railwayProject: values['railway-project'],
    railwayServices: pairs('railway-service', values['railway-service']),
    sentryOrganization: values['sentry-organization'],
    sentryProjects: pairs('sentry-project', values['sentry-project']),
  }
  const found = look(process.cwd(), {
    vercel: (values.vercel ?? []).map(directory),
    railway: (values.railway ?? []).map(directory),
  })
  const source = { actions, version: version ?? 'v1', branch: values.branch ?? found.branch }
  return { found, facts: gather(found, said), source, dryRun: values['dry-run'] }
}

function directory(path: string): string {
  return path.replace(/^(\.\/)+/, '').replace(/\/+$/, '') || '.'
}

/** A name that nobody knows would otherwise be dropped in silence. */
function checkNames(args: string[], { components }: Facts): void {
  const { values } = parseArgs({ args, options: OPTIONS })
  const names = components.map(({ name }) => name)
  for (const flag of ['url', 'vercel-project', 'railway-service', 'sentry-project'] as const) {
    const stranger = Object.keys(pairs(flag, values[flag])).find((name) => !names.includes(name))
    if (stranger !== undefined) {
      throw new WrongUsage(`--${flag}: there is no component "${stranger}"; found: ${names.join(', ')}`)
    }
  }
}

/** Whether something could not be written. */
async function writeAll(files: readonly WorkflowFile[]): Promise<boolean> {
  let failed = false
  for (const { path, text } of files) {
    try {
      const written = await writeNew(join(process.cwd(), path), text)
      if (written.outcome === 'written') say(`  wrote    ${path}`)
      else say(`  left     ${path}: ${written.kind} is there already; this is what it would have been:`, quoted(text))
    } catch (error) {
      failed = true
      complain(`  failed   ${path}: ${shown((error as Error).message)}`)
    }
  }
  return failed
}

function show({ path, text }: WorkflowFile): void {
  say(`  would write ${path}:`, quoted(text))
}

function quoted(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '    | ')
}
