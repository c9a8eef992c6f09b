import { setTimeout as sleep } from 'node:timers/promises'
import type { Component, Served } from './served.ts'

export interface Sample extends Pick<Served, 'component' | 'status' | 'version'> {
  askedAt: number
  answeredAt: number
}

/** A time during which one component gave the same version; without a version, nothing. */
export interface Segment {
  component: Component
  version: string | undefined
  from: number
  to: number
  /** Answers before and after a switch leave a gap in which either may have served; the times within are certain. */
  sure: { from: number; to: number }
}

export interface Visitor {
  readonly samples: readonly Sample[]
  leave(): Promise<void>
}

/** Somebody who reloads the page and asks the backend all the time, as users do while a release is under way. */
export function sendVisitor(look: (component: Component) => Promise<Served>, everyMs: number): Visitor {
  const samples: Sample[] = []
  const gone = new AbortController()

  async function stroll(component: Component): Promise<void> {
    while (!gone.signal.aborted) {
      const askedAt = Date.now()
      const { status, version } = await look(component)
      samples.push({ component, status, version, askedAt, answeredAt: Date.now() })
      await sleep(everyMs, undefined, { signal: gone.signal }).catch(() => undefined)
    }
  }

  const walks = Promise.all([stroll('web'), stroll('api')])
  return {
    samples,
    async leave() {
      gone.abort()
      await walks
    },
  }
}

export function segmentsOf(samples: readonly Sample[], component: Component): Segment[] {
  const segments: Segment[] = []
  for (const { component: of, version, askedAt, answeredAt } of samples) {
    if (of !== component) continue
    const last = segments.at(-1)
    if (last) last.to = answeredAt
    if (last?.version === version && last) last.sure.to = askedAt
    else
      segments.push({ component, version, from: answeredAt, to: answeredAt, sure: { from: answeredAt, to: askedAt } })
  }
  return segments
}

/** How long a frontend and a backend served that belong together by `which`, within a time, ms. */
export function timeTogether(
  samples: readonly Sample[],
  which: (web: string, api: string) => boolean,
  { from, to }: { from: number; to: number } = { from: 0, to: Infinity },
): number {
  const backends = segmentsOf(samples, 'api')
  let total = 0
  for (const web of segmentsOf(samples, 'web')) {
    for (const api of backends) {
      if (web.version === undefined || api.version === undefined || !which(web.version, api.version)) continue
      const begin = Math.max(web.sure.from, api.sure.from, from)
      total += Math.max(0, Math.min(web.sure.to, api.sure.to, to) - begin)
    }
  }
  return total
}

/** Answers other than a success since a component began to serve. */
export function failedAnswers(samples: readonly Sample[]): number {
  const open = new Set<Component>()
  return samples.filter(({ component, status }) => {
    if (status === 200) open.add(component)
    return status !== 200 && open.has(component)
  }).length
}
