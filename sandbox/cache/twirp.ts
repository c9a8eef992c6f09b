import type { Context, Hono } from 'hono'
import type { Bindings, Kernel } from '../kernel/service.ts'
import type { Signer } from './signer.ts'
import type { Entry, Store } from './store.ts'
import { type Claims, readRuntimeToken } from './token.ts'

const SERVICE = '/twirp/github.actions.results.api.v1.CacheService'
/** How long a signed address is good. */
const ADDRESS_MS = 3_600_000
const KEYS = 10

interface TwirpOptions {
  kernel: Kernel
  store: Store
  signer: Signer
  blobUrlFor: (host: string) => string
}

interface Asked {
  claims: Claims
  body: Record<string, unknown>
  key: string
  version: string
  addressOf: (entry: Entry) => string
}

export function twirpRoutes(app: Hono<Bindings>, { kernel, store, signer, blobUrlFor }: TwirpOptions): void {
  const on = (method: string, answer: (asked: Asked, c: Context<Bindings>) => Response): void => {
    app.post(`${SERVICE}/${method}`, async (c) => {
      const claims = readRuntimeToken(kernel, signer, c.req.header('authorization'))
      if (!claims) return refuse(c, 401, 'unauthenticated', 'the token is not valid')
      const body = await c.req.json<Record<string, unknown>>()
      const [key, version] = [body['key'], body['version']]
      if (typeof key !== 'string' || typeof version !== 'string' || key === '' || version === '')
        return refuse(c, 400, 'invalid_argument', 'key and version are required')
      const addressOf = (entry: Entry): string => {
        const expires = kernel.clock.now() + ADDRESS_MS
        const sig = signer.sign(`${entry.blob} ${expires}`)
        return `${blobUrlFor(c.req.header('host') ?? '')}/actions-cache/${entry.blob}?se=${expires}&sig=${sig}`
      }
      return answer({ claims, body, key, version, addressOf }, c)
    })
  }

  on('CreateCacheEntry', ({ claims, key, version, addressOf }, c) => {
    if (!isKey(key)) return refuse(c, 400, 'invalid_argument', 'the key is too long or holds a comma')
    const scope = claims.scopes.find(({ permission }) => (permission & 2) !== 0)?.scope
    if (scope === undefined) return refuse(c, 403, 'permission_denied', 'the token may not write to any scope')
    const entry = store.reserve({ repository: claims.repository, scope }, { key, version })
    if (!entry) return c.json({ ok: false, message: `cache entry with key ${key} already exists` })
    return c.json({ ok: true, signed_upload_url: addressOf(entry) })
  })

  on('FinalizeCacheEntryUpload', ({ claims, body, key, version }, c) => {
    const entry = store.reserved(claims, { key, version })
    if (!entry) return refuse(c, 404, 'not_found', 'there is no upload of this key')
    // 64-bit numbers travel as text.
    if (entry.parts.length === 0 || Number(body['size_bytes']) !== entry.size)
      return c.json({ ok: false, message: 'the size differs from what was uploaded' })
    store.complete(entry)
    return c.json({ ok: true, entry_id: String(entry.id) })
  })

  on('GetCacheEntryDownloadURL', ({ claims, body, key, version, addressOf }, c) => {
    const restoreKeys = Array.isArray(body['restore_keys']) ? body['restore_keys'].map(String) : []
    if (restoreKeys.length + 1 > KEYS || ![key, ...restoreKeys].every(isKey))
      return refuse(c, 400, 'invalid_argument', `at most ${KEYS} keys, none too long or with a comma`)
    const entry = store.find(claims, { key, restoreKeys, version })
    if (!entry) return c.json({ ok: false })
    return c.json({ ok: true, signed_download_url: addressOf(entry), matched_key: entry.key })
  })

  app.post('/twirp/*', (c) => refuse(c, 404, 'bad_route', `no handler for path ${c.req.path}`))
}

const isKey = (key: string): boolean => key.length <= 512 && !key.includes(',')

function refuse(c: Context<Bindings>, status: 400 | 401 | 403 | 404, code: string, message: string): Response {
  return c.json({ code, msg: message }, status, code === 'bad_route' ? { 'x-sandbox': 'not-modelled' } : {})
}
