import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, process.argv[2] ?? 'dist')

/**
 * Nearly all of the toolkit's start-up time, and of its size, is undici, which it needs only for octokit behind a proxy.
 * The project's own HTTP client speaks to GitHub, so the toolkit's agent is made when a proxy is set, and never used.
 */
const UNDICI = `export class ProxyAgent {
  dispatch() {
    throw new Error('undici is not part of this bundle; see scripts/build.mjs')
  }
}
export const { fetch } = globalThis
`

/** Puppeteer's installer of browsers has a command line of its own, which nobody here calls. */
const NOTHING = 'export {}\n'

rmSync(dist, { recursive: true, force: true })
await bundle('actions/index.ts', 'lib', {
  undici: './undici.js',
  yargs: './nothing.js',
  'yargs/helpers': './nothing.js',
})
write('lib/undici.js', UNDICI)
write('lib/nothing.js', NOTHING)
// Apart, because only a rehearsal loads it, and no action pays for it.
await bundle('sandbox/rehearsal/rehearse.ts', 'sandbox', {})
write('cli/index.js', program('cli', '#!/usr/bin/env node\n'), 0o755)
for (const name of programs()) {
  const [action, phase = 'index'] = name.split('/')
  write(`${action}/${phase}.js`, program(name))
}

async function bundle(entry, folder, externals) {
  const options = { quiet: true, transpileOnly: true, cache: false, license: 'LICENSES.txt', externals }
  const { code, assets } = await ncc(join(root, entry), options)
  // ncc makes of a module that it cannot find an error at run time, and ends in success.
  const texts = [code, ...Object.values(assets).map(({ source }) => String(source))]
  const missing = new Set(texts.flatMap((text) => [...text.matchAll(/@@notfound\.js\?(\S+)/g)].map(([, name]) => name)))
  if (missing.size > 0) throw new Error(`modules that cannot be found: ${[...missing].join(', ')}`)
  write(`${folder}/index.js`, code)
  for (const [name, { source }] of Object.entries(assets)) write(`${folder}/${name}`, source)
}

function program(name, before = '') {
  return `${before}// Written by scripts/build.mjs.\nimport { main } from '../lib/index.js'\nawait main('${name}')\n`
}

/** `deploy`, `deploy/post`: the entries that lie in actions/. */
function programs() {
  return readdirSync(join(root, 'actions'), { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^[^/]+\/(main|post)\.ts$/.test(file))
    .map((file) => file.replace(/(\/main)?\.ts$/, ''))
    .sort()
}

function write(name, content, mode = 0o644) {
  const file = join(dist, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content, { mode })
}
