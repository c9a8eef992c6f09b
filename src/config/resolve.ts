import type { ComponentConfig, Config, SentrySettings } from '../config.ts'
import { toBuild, toVerify } from './build.ts'
import { toSettings } from './notes.ts'
import type { Component, ComponentOverride, File } from './schema.ts'
import { addressOf, toCheck } from './to-check.ts'
import { ms, pathBelow, stated, withoutSlash } from './values.ts'

/** The file as it counts in one environment, with every default filled in. */
export function resolve(source: File, file: string, environment: string): Config {
  const overrides = source.environments[environment]?.components ?? {}
  return {
    file,
    environment,
    components: Object.entries(source.components).map(([name, component]) => ({
      ...toComponent(name, merge(component, overrides[name])),
      smoke: [
        ...component.smoke,
        ...source.smoke.filter((check) => componentUnder(addressOf(check) ?? '', source.components) === name),
      ].map((check) => toCheck(check, component.url)),
    })),
    gateTimeoutMs: ms(source.gate.timeout),
    notes: toSettings(source.notes),
    ...(source.previews ? { previews: source.previews } : {}),
    verify: toVerify(source.verify),
    ...(source.sentry ? { sentry: toSentry(source.sentry, Object.keys(source.components)) } : {}),
  }
}

function toSentry(
  { organization, project = '', projects, url, release, budget }: NonNullable<File['sentry']>,
  names: string[],
): SentrySettings {
  const entries = Object.entries(projects ?? Object.fromEntries(names.map((name) => [name, project])))
  return {
    organization,
    projects: Object.fromEntries(entries.map(([name, one]) => [name, typeof one === 'string' ? one : one.project])),
    sourcemaps: Object.fromEntries(
      entries.flatMap(([name, one]) => (typeof one === 'string' || !one.sourcemaps ? [] : [[name, one.sourcemaps]])),
    ),
    url: withoutSlash(url),
    release,
    budgetMs: ms(budget),
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
    build: toBuild(component.build),
    ...(vercel ? { vercel: stated(vercel) } : {}),
    ...(railway ? { railway: stated(railway) } : {}),
  }
}
