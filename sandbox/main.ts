import { parseArgs } from 'node:util'
import { type Sandbox, startSandbox } from './start.ts'
import { type ExampleWorld, exampleWorld } from './world.ts'

const { values } = parseArgs({ options: { pace: { type: 'string', default: '20' } } })
const pace = Number(values.pace)
if (!(pace > 0)) throw new Error(`--pace must be a number above 0, got "${values.pace}"`)

const sandbox = await startSandbox({ pace })
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log('\nstopping')
    void sandbox.close()
  })
}

console.log(describe(sandbox, exampleWorld(sandbox)))

function describe(sandbox: Sandbox, world: ExampleWorld): string {
  const { tokens, repository, vercel, railway, sentry } = world
  const variables = {
    ...sandbox.environment(),
    ACTIONS_RUNTIME_TOKEN: tokens.runtime,
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_TOKEN: tokens.github,
    VERCEL_TOKEN: tokens.vercel,
    VERCEL_ORG_ID: vercel.team.id,
    VERCEL_PROJECT_ID: vercel.project.id,
    RAILWAY_TOKEN: tokens.railway,
    RAILWAY_PROJECT_ID: railway.project.id,
    SENTRY_AUTH_TOKEN: tokens.sentry,
    SENTRY_ORG: sentry.slug,
    SENTRY_PROJECT: 'shop-web',
  }
  const apis = { ...sandbox.urls, control: `${sandbox.controlUrl}/_sandbox/` }
  return [
    `The sandbox runs, time passes ${pace} times faster than outside. Stop it with Ctrl-C.`,
    '',
    `  repository  ${repository.fullName}`,
    `  frontend    ${world.urls.web}  (Vercel project ${vercel.project.name})`,
    `  backend     ${world.urls.api}  (Railway project ${railway.project.name}, service api)`,
    `  errors      Sentry organization ${sentry.slug}`,
    '',
    'Each provider on loopback, for clients that can be given a base URL:',
    '',
    ...Object.entries(apis).map(([name, url]) => `  ${name.padEnd(10)}  ${url}`),
    '',
    'In a shell of its own, these lead all clients to the sandbox under the real host names:',
    '',
    ...Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`),
  ].join('\n')
}
