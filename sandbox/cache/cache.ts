import { Hono } from 'hono'
import type { Bindings, Kernel, Service } from '../kernel/service.ts'
import { blobRoutes } from './blob.ts'
import { createFolder } from './folder.ts'
import { createSigner } from './signer.ts'
import { createStore, type Entry } from './store.ts'
import { mintRuntimeToken, type RuntimeTokenOptions } from './token.ts'
import { twirpRoutes } from './twirp.ts'

export const RESULTS_HOST = 'results-receiver.actions.githubusercontent.com'
export const BLOB_HOST = 'productionresultssa0.blob.core.windows.net'

export interface CacheOptions {
  /** What one repository may keep; GitHub's 10 GB unless told otherwise. */
  limitBytes?: number
  /** How long a key stays taken by a save that never ended. GitHub does not say. */
  reservationMs?: number
  /** Where signed addresses lead. Default: the blob host behind the proxy, the same server on loopback. */
  blobUrl?: string
}

export interface CacheSandbox {
  services: Service[]
  /** For ACTIONS_RUNTIME_TOKEN. */
  mintRuntimeToken(options: RuntimeTokenOptions): string
  /** What a repository keeps now, oldest first. */
  entries(repository: string): Entry[]
}

const DAY = 86_400_000

export function createCache(kernel: Kernel, options: CacheOptions = {}): CacheSandbox {
  const { limitBytes = 10 * 1024 ** 3, reservationMs = DAY, blobUrl } = options
  const folder = createFolder()
  const store = createStore({ kernel, folder, limitBytes, reservationMs })
  const signer = createSigner(kernel)
  const blobUrlFor = (host: string): string =>
    blobUrl ?? (host.startsWith(RESULTS_HOST) ? `https://${BLOB_HOST}` : `http://${host}`)

  const app = new Hono<Bindings>()
  twirpRoutes(app, { kernel, store, signer, blobUrlFor })
  blobRoutes(app, { kernel, store, signer })

  return {
    services: [
      {
        name: 'cache',
        owns: (host) => host === RESULTS_HOST || host === BLOB_HOST,
        app,
        close: () => folder.remove(),
      },
    ],
    mintRuntimeToken(token) {
      const minted = mintRuntimeToken(kernel, signer, token)
      kernel.tokens.guard(minted, ['cache'])
      return minted
    },
    entries: (repository) => store.entries(repository),
  }
}
