import { AsyncLocalStorage } from 'node:async_hooks'
import { access } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { Transform } from 'node:stream'

/**
 * Virtual time for all code of this process: timers, `Date` and `performance.now()`. It passes only when nothing else can
 * happen, so that nothing ever sleeps and every run of a case is the same. Node's own timers inside of its HTTP stay real.
 *
 * Importing this module installs it; it must come before whatever may keep a timer function for itself.
 */

/** Whose timers these are: they can die with their owner, or wait until it wakes up. */
export interface Owner {
  readonly name: string
}

interface Timer {
  at: number
  order: number
  owner: Owner | undefined
  run: () => void
}

if (process.env['UV_THREADPOOL_SIZE'] !== '1') throw new Error('rig: UV_THREADPOOL_SIZE must be 1')

const require = createRequire(import.meta.url)
const promises = require('node:timers/promises') as { setTimeout: typeof sleep }
const zlib = require('node:zlib') as typeof import('node:zlib')

const RealDate = Date
const realSetTimeout = setTimeout
/** What a moment costs for real, for reports and for noticing that nothing happens any more. */
export const realNow = performance.now.bind(performance)

const owners = new AsyncLocalStorage<Owner>()
const dead = new WeakSet<Owner>()
const asleep = new Set<Owner>()
const timers = new Set<Timer>()
// A Monday morning, so that two runs tell the same times.
const STARTED_AT = RealDate.UTC(2026, 10, 23, 8)
let elapsedMs = 0
let order = 0

/** Everything that `work` begins belongs to `owner`. */
export function ownedBy<T>(owner: Owner, work: () => T): T {
  return owners.run(owner, work)
}

export function currentOwner(): Owner | undefined {
  return owners.getStore()
}

/** None of its timers will ever fire. */
export function forget(owner: Owner): void {
  dead.add(owner)
  asleep.delete(owner)
  for (const timer of timers) if (timer.owner === owner) timers.delete(timer)
}

/** Its timers wait until it is woken; what is overdue then fires at once. */
export function hold(owner: Owner): void {
  asleep.add(owner)
}

export function wake(owner: Owner): void {
  asleep.delete(owner)
}

export function virtualNow(): number {
  return STARTED_AT + elapsedMs
}

/** Runs `run` after `ms`, for whoever asks now. Returns a function that takes it back. */
export function after(ms: number, run: () => void, owner = currentOwner()): () => void {
  if (owner && dead.has(owner)) return () => undefined
  // Like Node: never sooner than in the next millisecond.
  const wait = Number.isFinite(ms) && ms >= 1 && ms < 2 ** 31 ? Math.floor(ms) : 1
  const timer: Timer = { at: elapsedMs + wait, order: order++, owner, run }
  timers.add(timer)
  return () => void timers.delete(timer)
}

/** Goes to the next timer and fires it. False when there is none. */
export function passToNextTimer(limitMs = Infinity): boolean {
  let next: Timer | undefined
  for (const timer of timers) {
    if (timer.owner && asleep.has(timer.owner)) continue
    if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
  }
  if (!next || next.at > limitMs) return false
  timers.delete(next)
  elapsedMs = Math.max(elapsedMs, next.at)
  if (next.owner) owners.run(next.owner, next.run)
  else owners.exit(next.run)
  return true
}

/** Until neither code nor files have anything to tell: what happens next is up to the clock, or to whoever decides. */
export async function settled(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve))
    const atWork = process.getActiveResourcesInfo()
    if (atWork.some(isFile)) await threadsAreIdle()
    else if (!atWork.includes('Immediate')) return
  }
}

/** File system calls are threads' work, of which the event loop knows nothing until it is done. */
function isFile(name: string): boolean {
  return name.startsWith('FS') || name === 'CloseReq'
}

/** The only thread does one thing after another, so that this comes after all that was asked for until now. */
async function threadsAreIdle(): Promise<void> {
  await new Promise<void>((resolve) => {
    access('/', () => resolve())
  })
}

/** For `ms` of real time. */
export async function realPause(ms: number): Promise<void> {
  await new Promise((resolve) => realSetTimeout(resolve, ms))
}

class VirtualTimeout {
  cancel: () => void

  constructor(run: () => void, ms: number) {
    this.cancel = after(ms, run)
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  hasRef(): boolean {
    return true
  }

  close(): this {
    this.cancel()
    return this
  }

  [Symbol.dispose](): void {
    this.cancel()
  }
}

function virtualSetTimeout(run: (...args: unknown[]) => void, ms = 1, ...args: unknown[]): VirtualTimeout {
  return new VirtualTimeout(() => run(...args), ms)
}

function virtualSetInterval(run: (...args: unknown[]) => void, ms = 1, ...args: unknown[]): VirtualTimeout {
  const tick = (): void => {
    timeout.cancel = after(ms, tick)
    run(...args)
  }
  const timeout = new VirtualTimeout(tick, ms)
  return timeout
}

function clear(timeout: unknown): void {
  if (timeout instanceof VirtualTimeout) timeout.cancel()
}

export async function sleep<T = void>(ms = 1, value?: T, { signal }: { signal?: AbortSignal } = {}): Promise<T> {
  if (signal?.aborted) throw aborted(signal)
  return await new Promise((resolve, reject) => {
    const cancel = after(ms, () => {
      signal?.removeEventListener('abort', stop)
      resolve(value as T)
    })
    const stop = (): void => {
      cancel()
      reject(aborted(signal as AbortSignal))
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
}

function aborted({ reason }: AbortSignal): Error {
  return Object.assign(new Error('The operation was aborted', { cause: reason }), {
    name: 'AbortError',
    code: 'ABORT_ERR',
  })
}

class VirtualDate extends RealDate {
  constructor(...args: [] | [number]) {
    if (args.length === 0) super(virtualNow())
    else super(...args)
  }

  static override now(): number {
    return virtualNow()
  }

  /** Dates that Node itself has made are dates as well. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof RealDate
  }
}

/** Compresses at once instead of in a thread, of whose end nobody could know. */
function createGzip(): Transform {
  const parts: Buffer[] = []
  return new Transform({
    transform(chunk: Buffer, _, done) {
      parts.push(chunk)
      done()
    },
    flush(done) {
      done(null, zlib.gzipSync(Buffer.concat(parts)))
    },
  })
}

/** The same numbers in every run of a case, jitter included. */
export function reseed(seed: number): void {
  let state = seed >>> 0
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

Object.assign(globalThis, {
  Date: VirtualDate,
  setTimeout: virtualSetTimeout,
  setInterval: virtualSetInterval,
  clearTimeout: clear,
  clearInterval: clear,
})
performance.now = () => elapsedMs
promises.setTimeout = sleep
Object.defineProperty(zlib, 'createGzip', { value: createGzip, enumerable: true, configurable: true })
syncBuiltinESMExports()
reseed(1)
