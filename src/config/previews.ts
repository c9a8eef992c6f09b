import * as v from 'valibot'
import { flag, word } from './parts.ts'
import type { Path } from './document.ts'
import { type Finding, pathName, unknown } from './structure.ts'

/** What pull requests get, with every default filled in. */
export interface PreviewSettings {
  /** Of `ops.yml`: its projects hold the previews, its components serve what a pull request does not change. */
  environment: string
  /** A changed backend gets an environment of its own on its platform, copied from that one. */
  isolated: boolean
  /** Component → variable → value, in which `{api}` stands for the address of the preview of `api`. */
  variables: Record<string, Record<string, string>>
}

const ADDRESS = /\{([a-z][a-z0-9-]*)(\.host)?\}/g

const variables = v.record(
  v.pipe(v.string(), v.regex(/^[A-Za-z_]\w*$/, 'letters, digits and underscores')),
  v.pipe(v.string('a text, in which "{api}" stands for the address of the preview of "api"')),
  'a mapping of variables to values',
)

export const previews = v.pipe(
  v.strictObject(
    {
      environment: word(
        'Environment of this file that previews are made in. It serves what a pull request does not change.',
      ),
      isolated: v.optional(
        flag(
          'A pull request that changes a backend gets an environment of its own, copied from that one. Default: `false`, all share its backend.',
        ),
        false,
      ),
      variables: v.optional(
        v.pipe(
          v.record(v.string(), variables, 'a mapping of components to variables'),
          v.description(
            'Variables of previews, by component. `{api}` stands for the address of the preview of `api`, `{api.host}` for its host.',
          ),
        ),
        {},
      ),
    },
    'a mapping with "environment"',
  ),
  v.description('What pull requests get.'),
)

export type SoundPreviews = Partial<v.InferOutput<typeof previews>>

/** How `previews` fits the rest of the file. */
export function checkPreviews(
  { environment, isolated = false, variables: given = {} }: SoundPreviews,
  { components, environments }: { components: Record<string, { railway?: unknown }>; environments: readonly string[] },
): Finding[] {
  const findings: Finding[] = []
  const add = (path: Path, part: Finding['part'], message: string): void => {
    findings.push({ path: ['previews', ...path], part, message: message })
  }
  if (environment === 'production') {
    add(
      ['environment'],
      'value',
      'previews.environment: a preview never touches production; name one of `environments`',
    )
  } else if (environment !== undefined && !environments.includes(environment)) {
    add(['environment'], 'value', unknown('previews: the file', 'environment', environment, environments))
  }
  const names = Object.keys(components)
  for (const [name, values] of Object.entries(given)) {
    const path = ['variables', name]
    if (!names.includes(name)) {
      add(path, 'key', unknown('previews.variables: the file', 'component', name, names))
      continue
    }
    if (components[name]?.railway !== undefined && !isolated) {
      const remedy = 'set "isolated: true", or take them away'
      add(path, 'key', `previews.variables.${name} are never set, because previews share this component; ${remedy}`)
    }
    for (const [variable, value = ''] of Object.entries(values ?? {})) {
      for (const [, other = ''] of value.matchAll(ADDRESS)) {
        if (names.includes(other)) continue
        const where = pathName(['previews', ...path, variable])
        add([...path, variable], 'value', unknown(`${where}: the file`, 'component', other, names))
      }
    }
  }
  return findings
}

/** The value with the addresses of the previews in it. */
export function filled(value: string, addresses: ReadonlyMap<string, string>): string {
  return value.replaceAll(ADDRESS, (whole, name: string, host?: string) => {
    const address = addresses.get(name)
    if (address === undefined) return whole
    return host === undefined ? address : new URL(address).host
  })
}

/** The components whose addresses stand in the values. */
export function namedIn(values: Record<string, string>): string[] {
  return Object.values(values).flatMap((value) => [...value.matchAll(ADDRESS)].map(([, name = '']) => name))
}
