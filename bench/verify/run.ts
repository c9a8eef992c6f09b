import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMeter, median } from '../measure.ts'

const ROUNDS = 5
const TOTAL = 200_000_000
const scratch = mkdtempSync(join(tmpdir(), 'ops-bench-verify-'))
const site = join(scratch, 'site')
const meter = createMeter(scratch)

/** Real code, as bundlers write it: what this repository ships, in files of 64 KiB to 2 MB, and pages that refer to them. */
function makeSite(): void {
  const lib = join(import.meta.dirname, '../../dist/lib')
  const code = Buffer.concat(
    readdirSync(lib)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(lib, name))),
  )
  mkdirSync(join(site, 'assets'), { recursive: true })
  const scripts: string[] = []
  for (let at = 0, n = 0; at < TOTAL; n++) {
    const size = 64 * 1024 * (1 + ((n * 7919) % 32))
    const from = (n * 104_729) % (code.length - size)
    writeFileSync(join(site, `assets/chunk-${n}.js`), code.subarray(from, from + size))
    scripts.push(`<script type="module" src="/assets/chunk-${n}.js"></script>`)
    at += size
  }
  for (let n = 0; n < 50; n++)
    writeFileSync(join(site, n === 0 ? 'index.html' : `page-${n}.html`), `<!doctype html>\n${scripts.join('\n')}\n`)
}

try {
  makeSite()
  const hashOnly = join(scratch, 'hash.mjs')
  writeFileSync(
    hashOnly,
    `import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
const startedAt = performance.now()
for (const file of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (file.isFile()) createHash('sha256').update(readFileSync(file.parentPath + '/' + file.name)).digest()
}
console.log(JSON.stringify({ ms: performance.now() - startedAt }))
`,
  )
  const contestants = { 'ops-actions': join(import.meta.dirname, 'ours.ts'), 'SHA-256 alone': hashOnly }
  const bytes = readdirSync(site, { recursive: true, withFileTypes: true }).reduce(
    (sum, file) => sum + (file.isFile() ? readFileSync(join(file.parentPath, file.name)).length : 0),
    0,
  )
  const times = new Map(Object.keys(contestants).map((name) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, file] of Object.entries(contestants)) {
      const told = JSON.parse(execFileSync(process.execPath, [file, site], { encoding: 'utf8' })) as {
        ms: number
        missing?: number
      }
      if (told.missing) throw new Error('references are missing')
      times.get(name)?.push(told.ms)
    }
  }
  const { memoryMb } = await meter.run([contestants['ops-actions'], site])
  console.log(
    `${cpus().length} cores, Node ${process.version}; ${(bytes / 1e6).toFixed(0)} MB, medians of ${ROUNDS} rounds in turns\n`,
  )
  const own = median(times.get('ops-actions') ?? [])
  console.log('|  | a second | ratio to ops-actions |\n| --- | --- | --- |')
  for (const [name, all] of times)
    console.log(`| ${name} | ${(bytes / 1e3 / median(all)).toFixed(0)} MB | ${(own / median(all)).toFixed(1)} |`)
  console.log(`\nPeak memory: ${memoryMb.toFixed(0)} MB.`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
