import { readZip } from './zip.ts'

export interface BundledFile {
  /** Inside of the bundle. */
  path: string
  type: string
  /** As a stack trace names it: `~/assets/app.js`. */
  url: string
  debugId?: string
  sourceMap?: string
  content: Buffer
}

/** An artifact bundle, opened. */
export interface Bundle {
  checksum: string
  organization?: string
  project?: string
  release?: string
  dist?: string
  note?: string
  files: BundledFile[]
  /** Of the scripts that have a source map with the same one, so that Sentry can use it. */
  debugIds: string[]
}

const TYPES = ['minified_source', 'source_map', 'source', 'indexed_ram_bundle']
const VERSION = 2

/** Throws what Sentry would show as the reason of a failed assembly. */
export function openBundle(checksum: string, bytes: Buffer): Bundle {
  if (bytes.toString('latin1', 0, 4) !== 'SYSB') throw new Error('the file is not a source bundle')
  if (bytes.readUInt32LE(4) !== VERSION)
    throw new Error(`version ${bytes.readUInt32LE(4)} of source bundles is unknown`)
  const entries = readZip(bytes.subarray(8))
  const manifest = readManifest(entries.get('manifest.json'))
  const files = Object.entries(asObject(manifest['files'])).map(([path, file]) => readFile(path, file, entries))

  const idsOf = (type: string): string[] =>
    files.flatMap((file) => (file.type === type && file.debugId ? [file.debugId] : []))
  const maps = new Set(idsOf('source_map'))
  const texts = { organization: 'org', project: 'project', release: 'release', dist: 'dist', note: 'note' }
  const given = Object.entries(texts).flatMap(([name, key]) => {
    const value = manifest[key]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return {
    ...Object.fromEntries(given),
    checksum,
    files,
    debugIds: [...new Set(idsOf('minified_source'))].filter((id) => maps.has(id)),
  }
}

function readManifest(content: Buffer | undefined): Record<string, unknown> {
  if (!content) throw new Error('the bundle has no manifest.json')
  try {
    return asObject(JSON.parse(content.toString()))
  } catch (error) {
    throw new Error('manifest.json can not be read', { cause: error })
  }
}

function readFile(path: string, value: unknown, entries: Map<string, Buffer>): BundledFile {
  const { type, url, headers } = asObject(value)
  const content = entries.get(path)
  if (!content) throw new Error(`manifest.json names ${path}, which is not in the bundle`)
  if (typeof type !== 'string' || !TYPES.includes(type)) throw new Error(`${path} has an unknown type`)
  if (typeof url !== 'string') throw new Error(`${path} has no url`)
  const lowered = Object.entries(asObject(headers)).map(([name, text]) => [name.toLowerCase(), text] as const)
  const header = (name: string): string | undefined => {
    const text = lowered.find(([key]) => key === name)?.[1]
    return typeof text === 'string' ? text : undefined
  }
  const [debugId, sourceMap] = [header('debug-id'), header('sourcemap')]
  return { path, type, url, content, ...(debugId && { debugId }), ...(sourceMap && { sourceMap }) }
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
