import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { HttpOptions } from './http.ts'

type AgentOptions = Pick<HttpOptions, 'connections' | 'proxyEnv' | 'ca'>

export function createAgents({ connections = 16, proxyEnv = process.env, ca }: AgentOptions): {
  http: HttpAgent
  https: HttpsAgent
} {
  // Node reads proxy variables only when told; self-hosted runners behind a proxy set nothing else.
  const common = { keepAlive: true, maxSockets: connections, scheduling: 'lifo' as const, proxyEnv }
  return { http: new HttpAgent(common), https: new HttpsAgent({ ...common, ...(ca ? { ca } : {}) }) }
}

export function usesProxy(env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(env['HTTPS_PROXY'] ?? env['https_proxy'])
}
