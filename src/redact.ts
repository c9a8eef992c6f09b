const secrets = new Set<string>()

/** Remembers a value that must never be shown. Called by whoever reads a secret, before anything else is done with it. */
export function keepSecret(value: string): void {
  // Shorter values would blank out ordinary words; a token is never that short.
  if (value.length < 4) return
  secrets.add(value)
  secrets.add(encodeURIComponent(value))
  secrets.add(Buffer.from(value).toString('base64'))
}

/** Replaces every secret read so far by `***`. For all text that leaves the process other than to its owner. */
export function redact(text: string): string {
  let safe = text
  for (const secret of secrets) safe = safe.replaceAll(secret, '***')
  return safe
}
