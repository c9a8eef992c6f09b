import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { extname, parse } from 'node:path'

const source = new URL('src/', import.meta.url)
const target = new URL('dist/', import.meta.url)

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
// The release tells the commit; a build that Vercel makes by itself knows it too.
const commit = process.env.OPS_COMMIT || process.env.VERCEL_GIT_COMMIT_SHA || 'unknown'
// `/api` is passed on by vercel.json. Another address is for development, and needs the backend's leave (CORS).
const api = (process.env.API_URL || '/api').replace(/\/$/, '')

rmSync(target, { recursive: true, force: true })
mkdirSync(new URL('assets/', target), { recursive: true })

const values = { commit, version, api, script: publish('app.js'), style: publish('style.css') }
const page = readFileSync(new URL('index.html', source), 'utf8')
writeFileSync(
  new URL('index.html', target),
  page.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`index.html names {{${name}}}, which the build does not know`)
    return escape(values[name])
  }),
)
console.log(`built the shop, version ${version}, commit ${commit}`)

/** Under a name that changes with the content, so that browsers may keep it for ever. */
function publish(name) {
  const content = readFileSync(new URL(name, source))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const published = `assets/${parse(name).name}.${hash}${extname(name)}`
  writeFileSync(new URL(published, target), content)
  return `/${published}`
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
