const UNITS: Record<string, number> = { B: 1, kB: 1_000, KB: 1_000, MB: 1_000_000, KiB: 1_024, MiB: 1_048_576 }

/** `300kB`, `1.5MB` or `512KiB` in bytes; nothing when it is written otherwise. */
export function parseSize(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)\s?(B|kB|KB|MB|KiB|MiB)$/.exec(text) ?? []
  return amount === undefined ? undefined : Math.round(Number(amount) * (UNITS[unit ?? ''] ?? 0))
}

/** For people: `312 B`, `4.2 kB`, `1.5 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 999_950) return `${(bytes / 1_000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
