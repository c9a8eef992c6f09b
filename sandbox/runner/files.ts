/** A line of the log that tells the runner to do something. */
export interface Command {
  name: string
  properties: Record<string, string>
  text: string
}

export function parseCommand(line: string): Command | undefined {
  const match = /^\s*::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line)
  if (!match) return undefined
  const [, name = '', list = '', text = ''] = match
  const properties = list
    .split(',')
    .map((pair) => /^([^=]+)=(.*)$/.exec(pair.trim()))
    .filter((pair) => pair !== null)
    .map(([, key = '', value = '']): [string, string] => [key, unescape(value)])
  return { name, properties: Object.fromEntries(properties), text: unescape(text) }
}

/** `key=value`, or `key<<DELIMITER` and lines up to the delimiter. */
export function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const [, key = '', delimiter = ''] = /^([^=]*?)<<(.+)$/.exec(line) ?? []
    if (key) {
      const end = lines.indexOf(delimiter, index + 1)
      if (end === -1) throw new Error(`the runner refuses the file: no line ends "${key}" with ${delimiter}`)
      pairs[key] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (line.includes('=')) {
      pairs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    } else if (line !== '') {
      throw new Error(`the runner refuses the file: "${line}" is not key=value`)
    }
  }
  return pairs
}

/** What the runner puts in place of everything that it was told to mask. */
export function maskAll(text: string, values: Iterable<string>): string {
  let masked = text
  for (const value of [...values].sort((left, right) => right.length - left.length)) {
    masked = masked.replaceAll(value, '***')
  }
  return masked
}

function unescape(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')
}
