import type { FoundComponent } from '../src/setup/components.ts'
import { adviceFor } from '../src/setup/advice.ts'
import type { Facts } from '../src/setup/facts.ts'
import { isToFillIn, whereToFind } from '../src/setup/fill-in.ts'
import type { Found } from '../src/setup/found.ts'
import { nameOfSecret, secretsOf } from '../src/setup/workflows.ts'
import { program } from './package.ts'
import { shown } from './screen.ts'

const PLATFORM = { vercel: 'Vercel', railway: 'Railway' }

export function tellNothing(): string {
  return [
    'Nothing here looks like a frontend or a backend: no package.json with a framework that is known, no vercel.json, no',
    'railway.json or railway.toml. Nothing was written. Say what is deployed where, for example:',
    '',
    `  ${program()} init --railway server --vercel client`,
  ].join('\n')
}

export function tellFound(found: Found, { components }: Facts): string {
  const { manager, repository, branch, rootAbove } = found
  const lines = [
    `Found (${manager.name}${manager.workspaces ? ' workspaces' : ''}, branch ${shown(branch)}${repository ? `, ${repository} on GitHub` : ''}):`,
    '',
  ]
  const width = Math.max(...components.map(({ name }) => name.length))
  for (const [index, { name, platform, source, identity, identityFound, migrations, after }] of components.entries()) {
    const component = found.components[index]
    const says = [
      ...(component?.signs ?? []),
      ...(identityFound ? [`tells its commit at ${tellIdentity(identity)}`] : []),
      ...migrations.map((pattern) => `migrations in ${pattern.replace(/\/\*\*$/, '')}`),
      ...(after.length > 0 ? [`released after ${after.join(', ')}`] : []),
    ]
    lines.push(`  ${name.padEnd(width)}  ${shown(source)} on ${PLATFORM[platform]}: ${says.map(shown).join('; ')}`)
  }
  if (rootAbove !== undefined) {
    lines.push(
      '',
      `Warning: the repository begins at ${shown(rootAbove)}; GitHub runs workflows only from there. Run this command there.`,
    )
  }
  return lines.join('\n')
}

function tellIdentity({ path, ...how }: Facts['components'][number]['identity']): string {
  const [kind = '', name = ''] = Object.entries(how)[0] ?? []
  return `${path} (${kind} ${name})`
}

/** Everything that a person has to do before the first release. */
export function tellLeft(found: Found, facts: Facts): string {
  const steps = [fillIns(facts), ...identities(found, facts), secrets(facts), automatic(facts)].filter(
    (step) => step.length > 0,
  )
  const told = steps.flatMap(([first = '', ...rest], index) => [
    `${index + 1}. ${first}`,
    ...rest.map((line) => `   ${line}`),
    '',
  ])
  return ['Left for you:', '', ...told, `Then: ${program()} rehearse, which needs none of the ids and secrets.`].join(
    '\n',
  )
}

function fillIns({ components, sentry }: Facts): string[] {
  const places = [
    ...components.flatMap(({ name, platform, settings, url }) => [
      ...Object.entries(settings).map(([key, value]) => ({ path: ['components', name, platform, key], value })),
      { path: ['components', name, 'url'], value: url },
    ]),
    { path: ['sentry', 'organization'], value: sentry?.organization ?? '' },
    ...Object.entries(sentry?.projects ?? {}).map(([name, value]) => ({ path: ['sentry', 'projects', name], value })),
  ].filter(({ value }) => isToFillIn(value))
  if (places.length === 0) return []
  const width = Math.max(...places.map(({ path }) => path.join('.').length))
  return [
    `Fill in what no file tells; ${program()} check names each place with its line:`,
    ...places.map(({ path }) => `${path.join('.').padEnd(width)}  ${whereToFind(path)}`),
  ]
}

function identities(found: Found, { components }: Facts): string[][] {
  return components.flatMap(({ name, identity, identityFound }, index) => {
    const component = found.components[index]
    return identityFound || !component
      ? []
      : [
          tellAdvice(
            component,
            `${name} does not tell its commit yet; ops.yml expects it at ${tellIdentity(identity)}. Add:`,
          ),
        ]
  })
}

function tellAdvice(component: FoundComponent, head: string): string[] {
  return [
    head,
    ...adviceFor(component).flatMap(({ file, lines }) => [`${file}:`, ...lines.map((line) => `    ${line}`)]),
  ]
}

function secrets(facts: Facts): string[] {
  const names = secretsOf(facts).map(nameOfSecret)
  const optional = 'VERCEL_AUTOMATION_BYPASS_SECRET'
  return [
    'Give the repository its secrets (Settings, Secrets and variables, Actions):',
    ...names.map(
      (name) => `gh secret set ${name}${name === optional ? '   (only where previews ask for a login)' : ''}`,
    ),
  ]
}

function automatic({ components }: Facts): string[] {
  const platforms = [...new Set(components.map(({ platform }) => PLATFORM[platform]))]
  return [`Switch off the automatic deploys on push of ${platforms.join(' and ')}: from now on the pipeline releases.`]
}
