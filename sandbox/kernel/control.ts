import { Hono } from 'hono'
import type { Fault } from './faults.ts'
import type { Bindings, Kernel } from './service.ts'

const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** What another process may do with a sandbox: make faults, read the journal, let time pass. */
export function createControl(kernel: Kernel): Hono<Bindings> {
  const app = new Hono<Bindings>()

  app.post('/_sandbox/faults', async (c) => {
    const body = await c.req.json<Fault | Fault[]>()
    const faults = Array.isArray(body) ? body : [body]
    const needsFunction = faults.some((fault) => typeof fault.kind !== 'string' || fault.kind === 'call')
    if (needsFunction) return c.json({ error: 'each fault needs a "kind", and "call" works only in process' }, 400)
    // JSON has no Infinity.
    kernel.faults.add(
      ...faults.map((fault) => ({
        ...fault,
        times: (fault.times as unknown) === 'always' ? Infinity : (fault.times ?? 1),
      })),
    )
    return c.json({ added: faults.length }, 201)
  })
  app.delete('/_sandbox/faults', (c) => {
    kernel.faults.clear()
    return c.body(null, 204)
  })
  app.get('/_sandbox/journal', (c) =>
    c.json({ entries: kernel.journal.entries, refusedHosts: kernel.journal.refusedHosts }),
  )
  app.post('/_sandbox/clock', async (c) => {
    const { advance } = await c.req.json<{ advance: unknown }>()
    const ms = milliseconds(advance)
    if (ms === undefined) return c.json({ error: '"advance" must be milliseconds or a duration such as "73h"' }, 400)
    kernel.clock.advance(ms)
    return c.json({ now: kernel.clock.iso() })
  })
  return app
}

function milliseconds(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= 0 ? value : undefined
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(value)) ?? []
  const factor = UNITS[unit]
  return factor === undefined ? undefined : Number(amount) * factor
}
