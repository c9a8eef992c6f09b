/** Calls `take` with each text before a byte `between`, of which no more than `most` bytes are kept. */
export function splitter(
  { between, most }: { between: number; most: number },
  take: (text: string) => void,
): (piece: Buffer) => void {
  let rest: Buffer[] = []
  let kept = 0
  const keep = (part: Buffer): void => {
    const more = part.length > most - kept ? part.subarray(0, most - kept) : part
    if (more.length === 0) return
    rest.push(more)
    kept += more.length
  }
  return (piece) => {
    let from = 0
    for (let at = piece.indexOf(between); at >= 0; at = piece.indexOf(between, from)) {
      if (rest.length === 0 && at - from <= most) {
        take(piece.toString('utf8', from, at))
      } else {
        keep(piece.subarray(from, at))
        take(Buffer.concat(rest).toString())
        rest = []
        kept = 0
      }
      from = at + 1
    }
    keep(piece.subarray(from))
  }
}
