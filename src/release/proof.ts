import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '../help.ts'
import type { Component } from './application.ts'
import type { Gate } from './gate.ts'
import type { Watch } from './platform.ts'

const PROOF_MS = 60_000

/**
 * Waits until the public address serves `commit`. Nothing to prove where no commit is known, as with a version that was
 * live before it told its identity; then the platform's own word has to do. Throws when it serves something else for a minute.
 */
export async function prove(gate: Gate, component: Component, commit: string | undefined, watch: Watch): Promise<void> {
  if (!commit) return
  const { name, url } = component
  const deadline = Date.now() + PROOF_MS
  for (let wait = 200; ; wait = Math.min(wait * 1.5, 5000)) {
    const served = await gate.served({ component: name, url, access: {} }, watch.signal)
    if (served === commit) return
    if (Date.now() > deadline) {
      throw new Trouble(
        'a-gate-did-not-pass',
        `${url} serves ${served ?? 'no recognisable commit'} instead of ${commit}`,
      )
    }
    await sleep(wait, undefined, { signal: watch.signal })
  }
}
