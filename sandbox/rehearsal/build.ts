import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Build } from '../vercel/state.ts'
import type { Plan, PlannedComponent, PlannedVercel } from './plan.ts'

/** A build of the user's has failed; the message ends with what it printed. */
export class BuildFailure extends Error {}

/** Runs the user's own build scripts as a job would, with the commit and without any token. */
export async function buildAll(
  plan: Plan,
  workspace: string,
  { commit, signal }: { commit: string; signal: AbortSignal },
): Promise<void> {
  const env: Record<string, string> = { ...ordinary(process.env), ...plan.variables, CI: 'true', OPS_COMMIT: commit }
  const builds = plan.build
    ? [{ what: 'the build', command: plan.build, folder: workspace }]
    : plan.components.flatMap(({ name, source, build }) =>
        build ? [{ what: `the build of ${name}`, command: build, folder: join(workspace, source) }] : [],
      )
  for (const { what, command, folder } of builds) {
    const path = [
      join(folder, 'node_modules/.bin'),
      join(workspace, 'node_modules/.bin'),
      dirname(process.execPath),
      env['PATH'],
    ]
    await run(what, command, { cwd: folder, env: { ...env, PATH: path.join(':') }, signal })
  }
}

/** Without whatever looks like a token: builds of a rehearsal reach nobody in the user's name. */
function ordinary(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter(([name]) => !/TOKEN|SECRET|PASSWORD|API_?KEY|CREDENTIAL/i.test(name))
  return Object.fromEntries(entries) as Record<string, string>
}

async function run(
  what: string,
  [program = '', ...args]: string[],
  options: { cwd: string; env: Record<string, string>; signal: AbortSignal },
): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => printed.push(part.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  const tail = printed.join('').trimEnd().split('\n').slice(-20)
  throw new BuildFailure(
    [
      `${what} (${[program, ...args].join(' ')}) ended with ${code ?? 'a signal'}. It printed:`,
      ...tail.map((line) => `  ${line}`),
    ].join('\n'),
  )
}

/** Below this the sandbox finds what was built, wherever that was. */
export const OUTPUT = '.rehearsal'

const USUAL = [
  'dist',
  'build/client',
  'dist/client',
  '.output/public',
  '.svelte-kit/output/client',
  'out',
  'build',
  '_site',
]

/** Stands for Vercel's build: hands over what the user's build has left in the workspace of the moment. */
export function vercelBuild(component: PlannedComponent, workspace: () => string): Build {
  const { output } = component.platform as PlannedVercel
  return (sources) => {
    const folder = join(workspace(), component.source)
    const built = outputOf(folder, output)
    const files = built.flatMap(({ from, to }) =>
      filesBelow(join(folder, from)).map(
        (path) => [`${output ?? OUTPUT}/${to}${path}`, readFileSync(join(folder, from, path))] as const,
      ),
    )
    const plain = files.length === 0 && output === undefined
    const own = plain ? [...sources].map(([path, content]) => [`${OUTPUT}/${path}`, content] as const) : files
    return new Map([...sources, ...own])
  }
}

/** Next.js leaves pages that it has rendered, and no folder that could be served as it is. */
function outputOf(folder: string, stated: string | undefined): { from: string; to: string }[] {
  const wanted = stated === undefined ? USUAL : [stated]
  const found = wanted.find((name) => existsSync(join(folder, name)))
  if (found !== undefined) return [{ from: found, to: '' }]
  const next = [
    { from: '.next/static', to: '_next/static/' },
    { from: '.next/server/pages', to: '' },
    { from: '.next/server/app', to: '' },
    { from: 'public', to: '' },
  ]
  return existsSync(join(folder, '.next')) ? next.filter(({ from }) => existsSync(join(folder, from))) : []
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
}
