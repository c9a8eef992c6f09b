/** A secret as it may stand among other bytes: as it is, percent-encoded, or in base64 from any of its three offsets. */
export function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
    // The characters at both ends depend on the neighbours as well.
    const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)]
    return [bytes.toString('base64').slice(from, to), bytes.toString('base64url').slice(from, to)]
  })
  return [...new Set([secret, encodeURIComponent(secret), ...base64])]
}
