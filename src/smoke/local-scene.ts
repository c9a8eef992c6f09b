import { locate } from './address.ts'
import type { Scene } from './scene.ts'

export interface Setting extends Partial<Pick<Scene, 'publicUrl' | 'transport' | 'requestMs' | 'signal'>> {
  url: string
  access?: Record<string, string>
  /** Time for the whole check; default 30 s. */
  timeMs?: number
}

/** What a gate gives to one check, for the tests of checks on their own. */
export function scene({ url, access = {}, timeMs = 30_000, publicUrl = url, ...given }: Setting): Scene {
  return {
    target: { component: 'web', url, commit: undefined, access },
    publicUrl,
    live: undefined,
    locate: (address) => locate(address, publicUrl, url),
    accessFor: ({ origin }) => (origin === new URL(url).origin ? access : {}),
    transport: { proxyEnv: {} },
    deadline: performance.now() + timeMs,
    requestMs: 10_000,
    signal: new AbortController().signal,
    report: () => undefined,
    ...given,
  }
}
