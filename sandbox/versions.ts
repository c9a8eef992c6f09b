import { execFile } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Ways in which releases really go wrong. */
export type Breakage =
  /** The backend ends before it listens: a variable is missing. */
  | 'crashes-at-start'
  /** The backend listens, and its health check never succeeds. */
  | 'never-healthy'
  /** The backend says that it is well, and has nothing to sell. */
  | 'healthy-but-wrong'
  /** The backend is right, and takes too long. */
  | 'slow'
  /** The backend tells a commit that was written into it long ago. */
  | 'wrong-commit'
  /** The frontend, and its smoke check, count on an endpoint that the backend does not have. */
  | 'frontend-calls-missing-endpoint'
  /** The frontend finds its backend on the addresses of previews, where it was tried out, and not on the public one. */
  | 'frontend-broken-after-promotion'

export interface VersionOptions {
  commit: string
  /** What people call it, such as `v2`. */
  name: string
  broken?: Breakage | undefined
}

const EXAMPLE = fileURLToPath(new URL('../example/', import.meta.url))
const LEFT_OUT = new Set(['dist', 'node_modules', '.vercel', 'ops-release.json'])

/** Writes a version of the example application to `target`, with its frontend built, and returns that folder. */
export async function makeVersion(target: string, { commit, name, broken }: VersionOptions): Promise<string> {
  await cp(EXAMPLE, target, { recursive: true, filter: (source) => !LEFT_OUT.has(basename(source)) })
  for (const component of ['api', 'web']) {
    await replace(join(target, component, 'package.json'), /"version": "[^"]*"/, `"version": "${name}"`)
  }
  if (broken) await BREAK[broken](target)
  const env = { PATH: process.env['PATH'] ?? '', OPS_COMMIT: commit }
  await promisify(execFile)(process.execPath, ['build.mjs'], { cwd: join(target, 'web'), env })
  return target
}

const BREAK: Record<Breakage, (target: string) => Promise<void>> = {
  'crashes-at-start': async (target) => {
    const check = `if (!process.env.PAYMENT_KEY) throw new Error('PAYMENT_KEY is not set')\n`
    await replace(join(target, 'api/server.js'), /^const MAX_BODY/m, `${check}\n$&`)
  },
  'never-healthy': async (target) => {
    await replace(
      join(target, 'api/server.js'),
      `({ status: 200, body: { status: 'ok' } })`,
      `({ status: 503, body: { status: 'waiting for the database' } })`,
    )
  },
  'healthy-but-wrong': async (target) => {
    await replace(
      join(target, 'api/server.js'),
      '{ products: PRODUCTS }',
      '{ products: PRODUCTS.filter(({ stock }) => stock > 0) }',
    )
  },
  slow: async (target) => {
    await replace(
      join(target, 'api/server.js'),
      `() => ({ status: 200, body: { products: PRODUCTS } })`,
      `async () => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    return { status: 200, body: { products: PRODUCTS } }
  }`,
    )
  },
  'wrong-commit': async (target) => {
    await replace(join(target, 'api/release.js'), /const commit = .*/, `const commit = '${'0badc0de'.repeat(5)}'`)
  },
  'frontend-calls-missing-endpoint': async (target) => {
    await replace(join(target, 'web/src/app.js'), `ask('/products')`, `ask('/offers')`)
    await replace(
      join(target, 'ops.yml'),
      'get: https://shop.example/api/products',
      'get: https://shop.example/api/offers',
    )
  },
  'frontend-broken-after-promotion': async (target) => {
    // Every preview has a hyphen in its name: `shop-web-1a2b3c-acme.vercel.app`.
    await replace(
      join(target, 'web/vercel.json'),
      '"source": "/api/:path*",',
      String.raw`"source": "/api/:path*", "has": [{ "type": "host", "value": ".+-.+\\.vercel\\.app" }],`,
    )
  },
}

async function replace(file: string, what: string | RegExp, by: string): Promise<void> {
  const before = await readFile(file, 'utf8')
  const after = before.replace(what, by)
  if (after === before) throw new Error(`sandbox: ${file} no longer holds ${String(what)}`)
  await writeFile(file, after)
}
