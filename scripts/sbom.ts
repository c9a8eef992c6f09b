import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundled } from './bundled.ts'

export interface Bom {
  metadata: { component: { name: string } }
  components: { name: string; version: string; purl: string }[]
  dependencies: { ref: string }[]
}

/** CycloneDX of what dist/ holds: what npm knows of all packages, cut to those that are bundled. */
export async function sbom(): Promise<Bom> {
  const names = new Set((await bundled()).map(({ name }) => name))
  const all = JSON.parse(
    execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as Bom
  const component = { ...all.metadata.component, name: 'ops-actions' }
  const components = all.components.filter(({ purl }) => names.has(nameOf(purl)))
  // Which of them needs which is npm's tree, not the bundle's.
  return { ...all, metadata: { ...all.metadata, component }, components, dependencies: [] }
}

/** `pkg:npm/%40actions/core@3.0.1`, or for a scope its name and group apart. */
export function nameOf(purl: string): string {
  return decodeURIComponent(/^pkg:npm\/(.+)@/.exec(purl)?.[1] ?? '')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await sbom(), null, 2))
