import { readFile } from 'node:fs/promises'

export interface Package {
  name: string
  license: string
}

interface Lock {
  packages: Record<string, object>
}

/** What ncc has put into dist/, as its list of licences names it: a name, the licence and its text, one after the other. */
export async function bundled(): Promise<Package[]> {
  const [list = '', lock = ''] = await Promise.all(['dist/lib/LICENSES.txt', 'package-lock.json'].map(read))
  const known = new Set(
    Object.keys((JSON.parse(lock) as Lock).packages).map((path) => path.split('node_modules/').at(-1)),
  )
  const lines = list.split('\n')
  return lines.flatMap((name, at) =>
    name && known.has(name) && (lines[at - 1] ?? '') === '' ? [{ name, license: lines[at + 1] ?? '' }] : [],
  )
}

async function read(path: string): Promise<string> {
  return await readFile(new URL(`../${path}`, import.meta.url), 'utf8')
}
