const UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }

export const DURATION = /^(0*[1-9]\d{0,5})(ms|s|m|h)$/

/** `800ms`, `90s`, `5m` or `1h` in milliseconds; nothing when it is written otherwise or is zero. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = DURATION.exec(text) ?? []
  return amount === undefined ? undefined : Number(amount) * (UNITS[unit ?? ''] ?? 0)
}

/** For people: `350 ms`, `12.4 s`, `3 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1).replace('.0', '')} s`
  const seconds = Math.round(ms / 1_000)
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`
}
