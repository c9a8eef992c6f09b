/** The command line itself is wrong: nothing was done. */
export class WrongUsage extends Error {}

/** `web=https://shop.example` for several, by name. */
export function pairs(flag: string, values: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    values.map((value) => {
      const [, name, rest] = /^([^=]+)=(.+)$/s.exec(value) ?? []
      if (name === undefined || rest === undefined) {
        throw new WrongUsage(`--${flag} must be NAME=VALUE, got ${JSON.stringify(value)}`)
      }
      return [name, rest]
    }),
  )
}
