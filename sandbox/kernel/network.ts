import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createAuthority } from './certificate.ts'
import { createControl } from './control.ts'
import { createInternet } from './internet.ts'
import { openProxy, openServer, type Proxy } from './proxy.ts'
import { type Kernel, type Listener, listenerOf, type Service } from './service.ts'

export interface Transport {
  /** For `new https.Agent({ proxyEnv, ca })` in the sandbox's own process, which variables come too late for. */
  proxyEnv: { HTTPS_PROXY: string; HTTP_PROXY: string; NO_PROXY: string }
  ca: string
}

/** Everything that listens for one sandbox. */
export interface Network {
  transport: Transport
  /** A plain loopback URL for each service, by name. */
  urls: Record<string, string>
  /** `/_sandbox/faults`, `/_sandbox/journal` and `/_sandbox/clock` are here. */
  controlUrl: string
  /** For a child process: with them every client asks the sandbox for the real host names. */
  environment(): Record<string, string>
  /** A proxy of one's own, so that its requests can be told from those of others. */
  openEntrance(name: string): Promise<Entrance>
  close(): Promise<void>
}

export interface Entrance {
  /** As in the journal. */
  name: string
  transport: Transport
  close(): Promise<void>
}

/** Also gives the kernel its `internet`. The first service that owns a host answers for it. */
export async function openNetwork(kernel: Kernel, services: Service[]): Promise<Network> {
  const listeners = new Map<Service, Listener>(services.map((service) => [service, listenerOf(kernel, service)]))
  const listenerFor = (host: string): Listener | undefined => {
    const owner = services.find((service) => service.owns(host))
    return owner && listeners.get(owner)
  }

  const authority = createAuthority()
  const folder = await mkdtemp(join(tmpdir(), 'ops-actions-sandbox-'))
  const certificate = join(folder, 'ca.pem')
  await writeFile(certificate, authority.certificate)

  const proxy = await openProxy({ authority, journal: kernel.journal, listenerFor })
  const internet = createInternet(proxy.url)
  kernel.internet = async (request) => {
    const { hostname } = new URL(request.url)
    if (listenerFor(hostname)) return await internet.fetch(request)
    kernel.journal.refusedHosts.push(hostname)
    throw new Error(`sandbox: nobody serves ${hostname}`)
  }

  const control = await openServer(
    listen(getRequestListener(createControl(kernel).fetch, { overrideGlobalObjects: false })),
  )
  const direct = await Promise.all(
    [...listeners].map(async ([{ name }, listener]) => ({ name, server: await openServer(listen(listener)) })),
  )
  const proxyEnv = proxyEnvOf(proxy)

  return {
    transport: { proxyEnv, ca: authority.certificate },
    urls: Object.fromEntries(direct.map(({ name, server }) => [name, server.url])),
    controlUrl: control.url,
    environment: () => ({
      NODE_USE_ENV_PROXY: '1',
      ...proxyEnv,
      // curl reads `http_proxy` in lower case only.
      ...Object.fromEntries(Object.entries(proxyEnv).map(([name, value]) => [name.toLowerCase(), value])),
      NODE_EXTRA_CA_CERTS: certificate,
      CURL_CA_BUNDLE: certificate,
      // Else the toolkit believes in Enterprise Server.
      GITHUB_SERVER_URL: 'https://github.com',
    }),
    async openEntrance(name) {
      const own = await openProxy({ authority, journal: kernel.journal, listenerFor, entrance: name })
      return {
        name,
        transport: { proxyEnv: proxyEnvOf(own), ca: authority.certificate },
        close: async () => await own.close(),
      }
    },
    async close() {
      internet.close()
      await Promise.all(
        [proxy, control, ...direct.map(({ server }) => server)].map(async (server) => await server.close()),
      )
      await Promise.all(services.map(async (service) => await service.close?.()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function proxyEnvOf({ url }: Proxy): Transport['proxyEnv'] {
  return { HTTPS_PROXY: url, HTTP_PROXY: url, NO_PROXY: '127.0.0.1,localhost' }
}

const listen =
  (listener: Listener) =>
  (...args: Parameters<Listener>): void =>
    void listener(...args)
