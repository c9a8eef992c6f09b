import { readFile } from 'node:fs/promises'

/** Of the newest release, or of the one that is being made. */
export async function version(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
