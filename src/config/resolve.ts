import type { Check, ComponentConfig, Config } from '../config.ts'
import { parseDuration } from '../duration.ts'
import type { Component, ComponentOverride, File, FileCheck } from './schema.ts'

/** The file as it counts in one environment, with every default filled in. */
export function resolve(source: File, file: string, environment: string): Config {
  const overrides = source.environments[environment]?.components ?? {}
  const { organization, project, projects, url = '' } = source.sentry ?? {}
  const names = Object.keys(source.components)
  return {
    file,
    environment,
    components: Object.entries(source.components).map(([name, component]) => ({
      ...toComponent(name, merge(component, overrides[name])),
      smoke: [
        ...component.smoke,
        ...source.smoke.filter(({ get }) => componentUnder(get, source.components) === name),
      ].map((check) => toCheck(check, component.url)),
    })),
    gateTimeoutMs: ms(source.gate.timeout),
    ...(organization === undefined
      ? {}
      : {
          sentry: {
            organization,
            projects: projects ?? Object.fromEntries(names.map((name) => [name, project ?? ''])),
            url: withoutSlash(url),
          },
        }),
  }
}

/** The component as it is in an environment that differs from production. */
function merge(component: Component, override: ComponentOverride | undefined): Component {
  const { vercel, railway, url = component.url, timeout = component.timeout } = override ?? {}
  return {
    ...component,
    url,
    timeout,
    ...(component.vercel ? { vercel: { ...component.vercel, ...stated(vercel) } } : {}),
    ...(component.railway ? { railway: { ...component.railway, ...stated(railway) } } : {}),
  }
}

/** The component whose address is the longest one that `address` lies below. */
export function componentUnder(
  address: string,
  components: Record<string, { url?: string | undefined }>,
): string | undefined {
  return Object.entries(components)
    .map(([name, { url = '' }]) => ({ name, url }))
    .filter(({ url }) => pathBelow(address, url) !== undefined)
    .sort((left, right) => right.url.length - left.url.length)[0]?.name
}

function toComponent(name: string, component: Component): Omit<ComponentConfig, 'smoke'> {
  const { identity, after, migrations, uploads, vercel, railway } = component
  return {
    name,
    source: component.source.replace(/^(\.\/+)+(?=.)/, '').replace(/(?<=.)\/+$/, ''),
    url: withoutSlash(component.url),
    identity: stated(identity),
    after,
    migrations,
    uploads,
    timeoutMs: ms(component.timeout),
    ...(vercel ? { vercel: stated(vercel) } : {}),
    ...(railway ? { railway: stated(railway) } : {}),
  }
}

/** An address of production becomes a path, so that it holds for a staged build and in every environment. */
export function toCheck({ get, contains, duration, p95, ...check }: FileCheck, url: string): Check {
  return {
    ...stated(check),
    get: pathBelow(get, url) ?? get,
    ...(contains === undefined ? {} : { contains: [contains].flat() }),
    ...(duration === undefined ? {} : { durationMs: ms(duration) }),
    ...(p95 === undefined ? {} : { p95Ms: ms(p95) }),
  }
}

function pathBelow(address: string, url: string): string | undefined {
  const full = URL.parse(address)?.href
  const base = withoutSlash(URL.parse(url)?.href ?? url)
  const rest = full?.startsWith(base) ? full.slice(base.length) : undefined
  return rest !== undefined && /^([/?#]|$)/.test(rest) ? rest.replace(/^(?!\/)/, '/') : undefined
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

function ms(duration: string): number {
  return parseDuration(duration) ?? 0
}

type Stated<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without the keys that hold `undefined`. */
export function stated<T extends object>(value: T | undefined): Stated<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one !== undefined)) as Stated<T>
}
