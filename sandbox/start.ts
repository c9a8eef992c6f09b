import { type CacheSandbox, createCache } from './cache/cache.ts'
import { createGitHub, type GitHubSandbox } from './github/github.ts'
import { createKernel, type KernelOptions } from './kernel/kernel.ts'
import { type Entrance, openNetwork, type Transport } from './kernel/network.ts'
import type { Kernel } from './kernel/service.ts'
import { createRailway, type RailwayOptions, type RailwaySandbox } from './railway/railway.ts'
import { createSentry, type SentrySandbox } from './sentry/sentry.ts'
import { createVercel, type VercelOptions, type VercelSandbox } from './vercel/vercel.ts'

type Api = 'vercel' | 'railway' | 'github' | 'cache' | 'sentry'

/** All providers, joined by one proxy, one clock and one journal. */
export interface Sandbox {
  kernel: Kernel
  vercel: VercelSandbox
  railway: RailwaySandbox
  github: GitHubSandbox
  cache: CacheSandbox
  sentry: SentrySandbox
  /** For clients in this process: `new https.Agent({ ...transport, keepAlive: true })`. */
  transport: Transport
  /** Plain loopback addresses of the APIs, for clients with a setting for the base URL. */
  urls: Record<Api, string>
  /** `/_sandbox/faults`, `/_sandbox/journal` and `/_sandbox/clock`. */
  controlUrl: string
  /** For a child process: with them every client asks the sandbox for the real host names. A run's own variables are not among them. */
  environment(): Record<string, string>
  /** A way in for one client in this process, whose requests carry its name in the journal. */
  openEntrance(name: string): Promise<Entrance>
  close(): Promise<void>
}

export interface SandboxOptions extends KernelOptions {
  vercel?: VercelOptions
  railway?: RailwayOptions
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const kernel = createKernel(options)
  const providers = {
    vercel: createVercel(kernel, options.vercel),
    railway: createRailway(kernel, options.railway),
    github: createGitHub(kernel),
    cache: createCache(kernel),
    sentry: createSentry(kernel),
  }
  const services = Object.values(providers).flatMap((provider) => provider.services)
  const network = await openNetwork(kernel, services)
  const urlOf = (name: Api): string => {
    const url = network.urls[name]
    if (!url) throw new Error(`sandbox: no service is called ${name}`)
    return url
  }
  providers.sentry.setUrl(urlOf('sentry'))

  return {
    kernel,
    ...providers,
    transport: network.transport,
    urls: {
      vercel: urlOf('vercel'),
      railway: urlOf('railway'),
      github: urlOf('github'),
      cache: urlOf('cache'),
      sentry: urlOf('sentry'),
    },
    controlUrl: network.controlUrl,
    environment: () => ({
      ...network.environment(),
      // The cache's client keeps the origin of this address and drops its path.
      ACTIONS_RESULTS_URL: urlOf('cache'),
      ACTIONS_CACHE_SERVICE_V2: '1',
    }),
    openEntrance: async (name) => await network.openEntrance(name),
    async close() {
      await network.close()
      kernel.clock.close()
    },
  }
}
