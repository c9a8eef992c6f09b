import { createGitHub } from '../../../sandbox/github/github.ts'
import type { Permissions } from '../../../sandbox/github/permissions.ts'
import type { Repository } from '../../../sandbox/github/repository.ts'
import type { Fault } from '../../../sandbox/kernel/faults.ts'
import { createKernel } from '../../../sandbox/kernel/kernel.ts'
import { type Network, openNetwork } from '../../../sandbox/kernel/network.ts'
import type { Kernel } from '../../../sandbox/kernel/service.ts'
import type { Publisher } from '../../notes/publisher.ts'
import { githubPublisher } from './publisher.ts'
import { github } from './client.ts'

export interface PublisherWorld {
  kernel: Kernel
  network: Network
  shop: Repository
  head: string
  /** One more writer, as another run would be. */
  connect: (permissions?: Permissions, pauseMs?: number, login?: string) => Publisher
  close: () => Promise<void>
}

const ALL: Permissions = { contents: 'write', issues: 'write', 'pull-requests': 'write' }

export async function openPublisherWorld(): Promise<PublisherWorld> {
  const kernel = createKernel()
  const sandbox = createGitHub(kernel)
  const network = await openNetwork(kernel, sandbox.services)
  const shop = sandbox.addRepository({ owner: 'acme', name: 'shop' })
  const head = shop.commit({ message: 'first', files: { 'index.html': '1' } })
  return {
    kernel,
    network,
    shop,
    head,
    connect(permissions = ALL, pauseMs = 0, login?: string) {
      const client = github({
        token: sandbox.mintToken({ repository: 'acme/shop', permissions }),
        repository: 'acme/shop',
        apiUrl: 'https://api.github.com',
        graphqlUrl: 'https://api.github.com/graphql',
        transport: network.transport,
      })
      return githubPublisher({ github: client, pauseMs, login })
    },
    async close() {
      await network.close()
      kernel.clock.close()
    },
  }
}

/** Everything that a request may come to when the other side has a bad day. */
export const TROUBLES: readonly (readonly [string, Fault])[] = [
  ['a limit with a wait', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
  ['a limit told as 403', { kind: 'status', status: 403, headers: { 'retry-after': '0' } }],
  ['an error', { kind: 'status', status: 500 }],
  ['a page of a gateway', { kind: 'html', status: 502 }],
  ['a page of a gateway that says it went well', { kind: 'html', status: 200, applied: true }],
  ['a connection that breaks before', { kind: 'reset-before' }],
  ['an answer that is lost', { kind: 'reset-after' }],
  ['half of an answer', { kind: 'truncate' }],
  ['half of its JSON', { kind: 'half-json' }],
]
