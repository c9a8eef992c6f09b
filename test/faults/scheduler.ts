import type { Chances } from './chances.ts'
import type { Turnstile, Waiting } from './turnstile.ts'

/** How a scheduler decides. Very different ones find very different mistakes. */
export interface Temper {
  /** That somebody else has the next turn. */
  changesMind: number
  /** That time passes, although somebody waits. */
  dawdles: number
}

export const TEMPERS: Temper[] = [
  { changesMind: 1, dawdles: 0 },
  { changesMind: 0.3, dawdles: 0 },
  { changesMind: 0.1, dawdles: 0 },
  { changesMind: 0.03, dawdles: 0 },
  { changesMind: 0.3, dawdles: 0.05 },
]

/** Decides who goes next, by chance. */
export function scheduler(chances: Chances, { changesMind, dawdles }: Temper): Turnstile['choose'] {
  let favourite: Waiting['visitor'] | undefined
  return (waiting) => {
    if (chances.is(dawdles)) return undefined
    const visitors = [...new Set(waiting.map(({ visitor }) => visitor))].toSorted((a, b) => ageOf(a) - ageOf(b))
    if (!favourite || !visitors.includes(favourite) || chances.is(changesMind)) favourite = chances.pick(visitors)
    return chances.pick(waiting.filter(({ visitor }) => visitor === favourite).toSorted(byKind))
  }
}

/** Visitors are numbered in the order in which they came. */
function ageOf({ name }: Waiting['visitor']): number {
  return Number(/\d+$/.exec(name)?.[0] ?? 0)
}

/** Without what differs from world to world, such as ids in paths. */
function byKind(a: Waiting, b: Waiting): number {
  const [one, other] = [keyOf(a), keyOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function keyOf({ request: { service, method, operation = '', path } }: Waiting): string {
  return [service, method, operation, path.replaceAll(/dpl_\w+|[0-9a-f]{7,}|\d+/g, '')].join(' ')
}
