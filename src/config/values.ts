import { parseDuration } from '../duration.ts'

export function pathBelow(address: string, url: string): string | undefined {
  const full = URL.parse(address)?.href
  const base = withoutSlash(URL.parse(url)?.href ?? url)
  const rest = full?.startsWith(base) ? full.slice(base.length) : undefined
  return rest !== undefined && /^([/?#]|$)/.test(rest) ? rest.replace(/^(?!\/)/, '/') : undefined
}

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

export function ms(duration: string): number {
  return parseDuration(duration) ?? 0
}

type Stated<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without the keys that hold `undefined`. */
export function stated<T extends object>(value: T | undefined): Stated<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one !== undefined)) as Stated<T>
}
