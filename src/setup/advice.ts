import type { FoundComponent } from './components.ts'

/** How a component is made to tell its commit: where, and the lines to add. */
export interface Advice {
  file: string
  lines: string[]
}

const FROM_FILE = "JSON.parse(readFileSync('ops-release.json', 'utf8'))"
const IMPORT = "import { readFileSync } from 'node:fs'"
const META = '<meta name="commit" content='

const BY_FRAMEWORK: Record<string, Advice[]> = {
  express: [{ file: 'your server', lines: [IMPORT, `app.get('/version', (_, res) => res.json(${FROM_FILE}))`] }],
  fastify: [{ file: 'your server', lines: [IMPORT, `app.get('/version', async () => ${FROM_FILE})`] }],
  hono: [{ file: 'your server', lines: [IMPORT, `app.get('/version', (c) => c.json(${FROM_FILE}))`] }],
  nest: [{ file: 'a controller', lines: [IMPORT, `@Get('version') version() { return ${FROM_FILE} }`] }],
  next: [
    { file: 'app/layout', lines: ["export const metadata = { other: { commit: process.env.OPS_COMMIT ?? '' } }"] },
    { file: 'next.config', lines: ["env: { OPS_COMMIT: process.env.OPS_COMMIT ?? '' },"] },
  ],
  vite: [
    { file: 'index.html, in <head>', lines: [`${META}"%OPS_COMMIT%" />`] },
    { file: 'vite.config', lines: ["envPrefix: ['VITE_', 'OPS_'],"] },
  ],
  'react-router': [
    { file: 'app/root, in <head>', lines: [`${META}{import.meta.env.OPS_COMMIT} />`] },
    { file: 'vite.config', lines: ["envPrefix: ['VITE_', 'OPS_'],"] },
  ],
  sveltekit: [
    { file: 'src/app.html, in <head>', lines: [`${META}"%sveltekit.version%" />`] },
    { file: 'svelte.config', lines: ['kit: { version: { name: process.env.OPS_COMMIT } },'] },
  ],
  astro: [{ file: 'your layout, in <head>', lines: [`${META}{process.env.OPS_COMMIT} />`] }],
  nuxt: [
    {
      file: 'nuxt.config',
      lines: ["app: { head: { meta: [{ name: 'commit', content: process.env.OPS_COMMIT ?? '' }] } },"],
    },
  ],
}

const BACKEND: Advice[] = [
  { file: 'your server', lines: ['GET /version answers with the content of ops-release.json, as application/json'] },
]
const FRONTEND: Advice[] = [
  { file: 'the page, in <head>', lines: [`${META}"…" />, with the build's environment variable OPS_COMMIT`] },
]

export function adviceFor({ framework, platform }: FoundComponent): Advice[] {
  const usual = platform === 'vercel' ? FRONTEND : BACKEND
  const fits = framework && (framework.side === 'frontend') === (platform === 'vercel')
  return (fits ? BY_FRAMEWORK[framework.id] : undefined) ?? usual
}
