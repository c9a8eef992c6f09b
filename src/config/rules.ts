import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Path } from './document.ts'
import { checkNotes, type SoundNotes } from './notes.ts'
import { checkPreviews, type SoundPreviews } from './previews.ts'
import { componentUnder } from './resolve.ts'
import { placeOfAddress } from './check-rules.ts'
import type { FileCheck } from './check-schema.ts'
import type { Component, File } from './schema.ts'
import { type Finding, pathName, show, unknown } from './structure.ts'
import { addressOf } from './to-check.ts'

type Sound<T> = { [K in keyof T]?: Partial<T[K]> | undefined }
type SoundComponent = Sound<Component>

/** What of a file is not wrong in itself. */
export interface SoundFile {
  components?: Record<string, SoundComponent>
  smoke?: (Partial<FileCheck> | undefined)[]
  sentry?: Partial<NonNullable<File['sentry']>>
  notes?: SoundNotes
  previews?: SoundPreviews
  environments?: Record<string, { components?: Record<string, SoundComponent> }>
}

/** What no schema can say: how the parts of the file fit together. */
export function checkTogether({
  components = {},
  smoke = [],
  sentry,
  notes = {},
  previews = {},
  environments = {},
}: SoundFile): Finding[] {
  const names = Object.keys(components)
  return [
    ...Object.entries(components).flatMap(([name, component]) => checkOrder(name, component, components)),
    ...checkCycles(components),
    ...checkTargets(components),
    ...checkAddresses(smoke, components),
    ...checkNotes(notes),
    ...checkPreviews(previews, { components, environments: Object.keys(environments) }),
    ...Object.keys(sentry?.projects ?? {})
      .filter((name) => !names.includes(name))
      .map((name) => key(['sentry', 'projects', name], unknown('sentry.projects: the file', 'component', name, names))),
    ...checkReleaseName(sentry),
    ...Object.entries(environments).flatMap(([name, { components: overrides = {} }]) =>
      checkEnvironment(name, overrides, components),
    ),
  ]
}

/** Releases belong to the whole organization: two projects with one name for theirs would share it. */
function checkReleaseName({ release, projects = {} }: NonNullable<SoundFile['sentry']> = {}): Finding[] {
  const slugs = new Set(Object.values(projects).map((one) => (typeof one === 'string' ? one : one?.project)))
  if (release === undefined || release.includes('{component}') || slugs.size < 2) return []
  const message = `sentry.release must hold {component} where there are several projects, such as "{component}@{commit}", got ${show(release)}`
  return [value(['sentry', 'release'], message)]
}

/** Every source is a directory inside the workspace with something in it. */
export function checkSources({ components = {} }: SoundFile, workspace: string): Finding[] {
  return Object.entries(components).flatMap(([name, { source }]) => {
    const wrong = source === undefined ? undefined : wrongSource(source, workspace)
    return wrong === undefined ? [] : [value(['components', name, 'source'], `components.${name}.source ${wrong}`)]
  })
}

function wrongSource(source: string, workspace: string): string | undefined {
  if (/^([/\\]|[A-Za-z]:)/.test(source) || source.split(/[/\\]/).includes('..')) {
    return `must be a directory inside the repository, such as "apps/web", got ${show(source)}`
  }
  try {
    const root = realpathSync(workspace)
    const real = realpathSync(join(root, source))
    const below = relative(root, real)
    if (below === '..' || below.startsWith(`..${sep}`)) return `leads out of the repository, got ${show(source)}`
    if (!lstatSync(real).isDirectory()) return `must be a directory, ${show(source)} is a file`
    if (readdirSync(real).length === 0) return `is empty: ${show(source)} holds no file; is it built or checked out?`
  } catch {
    return `does not exist: there is no directory ${show(source)} in the workspace; is it checked out?`
  }
}

type Components = Record<string, SoundComponent>

function checkOrder(name: string, { after = [], railway }: SoundComponent, components: Components): Finding[] {
  return after.flatMap((other = '', index) => {
    const path = ['components', name, 'after', index]
    if (!components[other]) {
      return [value(path, unknown(`components.${name}.after: the file`, 'component', other, Object.keys(components)))]
    }
    if (!railway || !components[other].vercel) return []
    return [
      value(
        path,
        `components.${name} on Railway cannot come after "${other}" on Vercel: Railway gives a build traffic at once, so the backend must go first; let "${other}" come after "${name}"`,
      ),
    ]
  })
}

function checkCycles(components: Components): Finding[] {
  const done = new Set<string>()
  const findings: Finding[] = []
  for (const name of Object.keys(components)) walk(name, [])
  return findings

  function walk(name: string, trail: string[]): void {
    if (trail.includes(name)) {
      const cycle = [...trail.slice(trail.indexOf(name)), name]
      const message = `components come after each other in a circle: ${cycle.join(' after ')}; take one "after" away`
      findings.push(value(['components', trail.at(-1) ?? name, 'after'], message))
      return
    }
    if (done.has(name)) return
    for (const other of components[name]?.after ?? []) walk(other ?? '', [...trail, name])
    done.add(name)
  }
}

function checkTargets(components: Components): Finding[] {
  const known = new Map<string, string>()
  return Object.entries(components).flatMap(([name, component]) => {
    const target = targetOf(component, 'production')
    if (target === undefined) return []
    const other = known.get(target)
    known.set(target, name)
    if (other === undefined) return []
    const where = component.vercel ? 'vercel' : 'railway'
    return [key(['components', name, where], `components.${name} is deployed to the same place as "${other}"`)]
  })
}

function checkAddresses(smoke: NonNullable<SoundFile['smoke']>, components: Components): Finding[] {
  const urls = Object.values(components).map(({ url }) => url)
  // With an address missing nobody can tell whose check it is.
  if (urls.includes(undefined)) return []
  return smoke.flatMap((check, index) => {
    const address = check && addressOf(check)
    if (address === undefined || componentUnder(address, components)) return []
    const path = ['smoke', index, ...placeOfAddress(check ?? {})]
    const message = `${pathName(path)} must be below a component's url (${urls.join(', ')}), got ${show(address)}`
    return [value(path, message)]
  })
}

/** Another environment that shares an address or a target with production would test, or replace, production itself. */
function checkEnvironment(environment: string, overrides: Components, components: Components): Finding[] {
  if (environment === 'production') {
    const message = 'environments.production: that is what the rest of the file describes; move it there'
    return [key(['environments', environment], message)]
  }
  const path = ['environments', environment, 'components']
  const names = Object.keys(components)
  const strangers = Object.keys(overrides).filter((name) => !names.includes(name))
  return [
    ...strangers.map((name) => key([...path, name], unknown(`${path.join('.')}: the file`, 'component', name, names))),
    ...names.flatMap((name) => checkOverride(environment, name, components[name] ?? {}, overrides[name])),
  ]
}

function checkOverride(
  environment: string,
  name: string,
  component: SoundComponent,
  override: SoundComponent = {},
): Finding[] {
  const path = ['environments', environment, 'components', name]
  const title = path.join('.')
  const [own, foreign] = component.vercel ? (['vercel', 'railway'] as const) : (['railway', 'vercel'] as const)
  const findings: Finding[] = []
  if (override[foreign]) {
    findings.push(key([...path, foreign], `${title} is on ${own}, it has no "${foreign}" to change`))
  }
  if (component.url !== undefined && (override.url ?? component.url) === component.url) {
    findings.push(key(path, `${title} needs a "url" of its own, other than production's ${component.url}`))
  }
  const there = targetOf({ [own]: { ...component[own], ...override[own] } }, environment)
  if (there !== undefined && there === targetOf(component, 'production')) {
    const remedy = own === 'vercel' ? '"vercel: { project: … }"' : '"railway: { environment: … }"'
    findings.push(key(path, `${title} would be deployed over production; give it ${remedy} of its own`))
  }
  return findings
}

/** What a component replaces when it is deployed; nothing when that is not known. */
function targetOf({ vercel, railway }: SoundComponent, environment: string): string | undefined {
  if (vercel?.project !== undefined) return `vercel ${vercel.team ?? ''} ${vercel.project}`
  if (railway?.project === undefined || railway.service === undefined) return undefined
  return `railway ${railway.project} ${railway.service} ${railway.environment ?? environment}`
}

function value(path: Path, message: string): Finding {
  return { path, part: 'value', message }
}

function key(path: Path, message: string): Finding {
  return { path, part: 'key', message }
}
