import { readFile } from 'node:fs/promises'

export interface Package {
  name: string
  license: string
}

interface Lock {
  packages: Record<string, object>
}

const BUNDLES = ['lib', 'sandbox'] as const

/** What ncc has put into dist/, as its lists of licences name it: a name, the licence and its text, one after the other. */
export async function bundled(folders: readonly (typeof BUNDLES)[number][] = BUNDLES): Promise<Package[]> {
  const lock = JSON.parse(await read('package-lock.json')) as Lock
  const known = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)))
  const lists = await Promise.all(folders.map(async (folder) => await read(`dist/${folder}/LICENSES.txt`)))
  const packages = lists.flatMap((list) => {
    const lines = list.split('\n')
    return lines.flatMap((name, at) =>
      name && known.has(name) && (lines[at - 1] ?? '') === '' ? [{ name, license: lines[at + 1] ?? '' }] : [],
    )
  })
  return [...new Map(packages.map((one) => [one.name, one])).values()]
}

async function read(path: string): Promise<string> {
  return await readFile(new URL(`../${path}`, import.meta.url), 'utf8')
}
