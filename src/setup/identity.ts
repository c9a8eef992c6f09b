import type { Identity } from '../config.ts'
import type { Tree } from './tree.ts'

const SOURCE = /\.(html?|[cm]?[jt]sx?|vue|svelte|astro|hbs|ejs|pug)$/
const NO_SOURCE = /\.(test|spec|d)\.[cm]?[jt]sx?$|(^|\/)(tests?|__tests__|e2e|examples?|fixtures|migrations)\//
/** Where a build or a platform tells the commit; whoever names one of them does something with it. */
const TELLS_COMMIT = /\bOPS_COMMIT\b|ops-release\.json|\benv(?:\.|\[['"])\w*(?:COMMIT|GIT_SHA|GITHUB_SHA)\w*/
const META = /<meta\s[^>]*?\bname=["'{`]*([\w:.-]*(?:commit|revision|git-?sha|release)[\w:.-]*)["'`]/i
const ROUTE =
  /['"`](\/[\w./-]*\b(?:version|commit|release|revision|build-?info|info|status|healthz?|livez)\b[\w./-]*)['"`]/g
const FIELD = /(?:^|[\s{,'"])((?:git)?commit(?:sha|hash|id)?|gitsha|sha|revision)['"]?\s*[,:}]/i

/** Where a component tells its commit already; nothing when it does not seem to. */
export function findIdentity(tree: Tree, directory: string, side: 'frontend' | 'backend'): Identity | undefined {
  const texts = tree.below(directory).flatMap((path) => {
    const file = directory === '.' ? path : path.slice(directory.length + 1)
    if (!SOURCE.test(file) || NO_SOURCE.test(file)) return []
    const text = tree.text(path)
    return text === undefined ? [] : [{ file, text }]
  })
  return side === 'frontend' ? (inPage(texts) ?? inAnswer(texts)) : (inAnswer(texts) ?? inPage(texts))
}

interface Source {
  file: string
  text: string
}

function inPage(sources: readonly Source[]): Identity | undefined {
  const name = sources.map(({ text }) => META.exec(text)?.[1]).find((one) => one !== undefined)
  if (name !== undefined) return { path: '/', meta: name }
  // As Next.js has it, `metadata = { other: { commit: … } }`, and Nuxt, `meta: [{ name: 'commit', … }]`.
  const pattern =
    /\bother\s*:\s*\{[^}]*?\b(commit|revision)\b|\bmeta\s*:\s*\[[^\]]*?\bname:\s*['"](commit|revision)['"]/
  const other = sources.map(({ text }) => pattern.exec(text)?.slice(1).find(Boolean)).find(Boolean)
  return other === undefined ? undefined : { path: '/', meta: other }
}

function inAnswer(sources: readonly Source[]): Identity | undefined {
  const telling = sources.filter(({ text }) => TELLS_COMMIT.test(text))
  // A server may pass the whole file on, which has the commit below that name.
  const whole = telling.some(({ text }) => text.includes('ops-release.json')) ? 'commit' : undefined
  const field = telling.map(({ text }) => FIELD.exec(text)?.[1]).find((one) => one !== undefined) ?? whole
  if (field === undefined) return undefined
  const path = byFile(telling) ?? byRoute(sources, telling)
  return path === undefined ? undefined : { path, json: field }
}

/** Frameworks whose routes are files: `app/api/version/route.ts`, `pages/api/version.ts`, `src/routes/version/+server.ts`. */
function byFile(telling: readonly Source[]): string | undefined {
  const patterns = [
    /(?:^|\/)app\/(.+)\/route\.[cm]?[jt]s$/,
    /(?:^|\/)pages\/(api\/.+)\.[cm]?[jt]s$/,
    /(?:^|\/)routes\/(.+)\/\+server\.[cm]?[jt]s$/,
    /(?:^|\/)server\/(?:routes\/)?(api\/.+?)(?:\.get)?\.[cm]?[jt]s$/,
  ]
  const found = telling.flatMap(({ file }) => patterns.flatMap((pattern) => pattern.exec(file)?.[1] ?? []))
  const plain = found.map((path) => path.replace(/(^|\/)\([^)]*\)(?=\/|$)/g, '').replace(/^\/|\/index$/g, ''))
  return plain.filter((path) => /^[\w./-]+$/.test(path)).map((path) => `/${path}`)[0]
}

/** A route whose name says what it is may stand in another file than the commit; one for health must not. */
function byRoute(sources: readonly Source[], telling: readonly Source[]): string | undefined {
  const routes = (texts: readonly Source[]): string[] =>
    texts.flatMap(({ text }) => [
      ...[...text.matchAll(ROUTE)].map(([, path = '']) => path),
      // NestJS has its paths without a slash.
      ...[...text.matchAll(/@Get\(\s*['"`]\/?([\w/-]+)['"`]/g)].map(([, path = '']) => `/${path}`),
    ])
  const named = [...routes(telling), ...routes(sources)].filter((path) =>
    /version|commit|release|revision|build/.test(path),
  )
  return named[0] ?? routes(telling)[0]
}
