import type { Target } from '../release/gate.ts'
import type { Scene } from './scene.ts'

interface Given {
  commit?: string
  /** From now. */
  deadlineMs: number
  requestMs: number
}

/** For tests of checks that ask others about the component, and never the component itself. */
export function remoteScene({ commit, deadlineMs, requestMs }: Given): Scene {
  const url = 'https://api.shop.example'
  const target: Target = { component: 'api', url, commit, access: {} }
  return {
    target,
    publicUrl: url,
    live: undefined,
    locate: (address) => new URL(address, url),
    accessFor: () => ({}),
    transport: {},
    deadline: performance.now() + deadlineMs,
    requestMs,
    signal: new AbortController().signal,
    report: () => undefined,
  }
}
