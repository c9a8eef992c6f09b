import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createMeter, median } from '../measure.ts'
import { generate } from './generate.ts'

const CLIFF_VERSION = '2.14.2'
const LOG = ['log', '-z', '--format=%H%n%P%n%at%n%ct%n%an%n%ae%x00%B']

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, commits: { type: 'string', default: '10000' } },
})
const scratch = mkdtempSync(join(tmpdir(), 'ops-bench-notes-'))
const repository = join(scratch, 'repository')
const output = join(scratch, 'notes.md')
const meter = createMeter(scratch)
const commits = Number(options.commits)
const tags = Math.max(2, Math.floor((commits * 3) / 100))

interface Contestant {
  name: string
  run: (which: 'whole' | 'last') => Promise<{ wallMs: number; memoryMb?: number }>
}

/** The notes as they are shipped: in a bundle. */
function ours(): Contestant {
  const bundle = join(scratch, 'bundle')
  const ncc = createRequire(import.meta.url).resolve('@vercel/ncc/dist/ncc/cli.js')
  const source = join(import.meta.dirname, 'ours.ts')
  execFileSync(process.execPath, [ncc, 'build', source, '--transpile-only', '--no-cache', '--quiet', '--out', bundle])
  const program = join(bundle, 'index.js')
  return { name: 'ops-actions', run: async (which) => await meter.run([program, repository, which, output]) }
}

function cliff(): Contestant {
  const folder = join(tmpdir(), `ops-bench-git-cliff-${CLIFF_VERSION}`)
  const binary = join(folder, `node_modules/git-cliff-${process.platform}-${process.arch}/bin/git-cliff`)
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ private: true, dependencies: { 'git-cliff': CLIFF_VERSION } }),
    )
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' })
  }
  const args = { whole: [], last: ['--latest'] }
  return {
    name: `git-cliff ${CLIFF_VERSION}`,
    run: async (which) => await program(binary, ['--offline', '--output', output, ...args[which]]),
  }
}

const range = { whole: ['HEAD'], last: [`v0.${tags - 1}.0..v0.${tags}.0`] }
const contestants: Contestant[] = [
  ours(),
  { name: '`git log`', run: async (which) => await program('git', [...LOG, ...range[which]]) },
  { name: '`node -e 0`', run: async () => await meter.run(['-e', '0']) },
  cliff(),
]

async function program(file: string, args: string[]): Promise<{ wallMs: number }> {
  const startedAt = performance.now()
  const { status, stderr } = spawnSync(file, args, { cwd: repository, maxBuffer: 1e9 })
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr.toString().slice(-2000)}`)
  return await Promise.resolve({ wallMs: performance.now() - startedAt })
}

try {
  generate(repository, { commits, tags })
  const lines: string[] = []
  for (const which of ['whole', 'last'] as const) {
    const times = new Map<string, number[]>()
    let memoryMb = 0
    for (let round = 0; round < Number(options.rounds); round++) {
      // In turns, so that a busy moment of the machine hits all alike.
      for (const { name, run } of contestants) {
        const measured = await run(which)
        times.set(name, [...(times.get(name) ?? []), measured.wallMs])
        if (name === 'ops-actions') memoryMb = Math.max(memoryMb, measured.memoryMb ?? 0)
        if (name === 'ops-actions' && readFileSync(output).length < 500) throw new Error('the notes are empty')
      }
    }
    const own = median(times.get('ops-actions') ?? [])
    const title = which === 'whole' ? 'Whole history' : 'Last release'
    lines.push(`### ${title}, ${commits.toLocaleString('en')} commits, ${tags} tags`, '')
    lines.push('|  | wall | ratio to ops-actions |', '| --- | --- | --- |')
    for (const [name, walls] of times) {
      const wall = median(walls)
      lines.push(`| ${name} | ${(wall / 1000).toFixed(3)} s | ${(wall / own).toFixed(1)} |`)
    }
    lines.push('', `Peak memory of ops-actions: ${memoryMb.toFixed(0)} MB.`, '')
  }
  console.log(`${cpus().length} cores, Node ${process.version}; medians of ${options.rounds} rounds in turns.\n`)
  console.log(lines.join('\n'))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
