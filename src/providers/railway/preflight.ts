import { Trouble } from '../../help.ts'
import type { Finding, Intent, Survey, Watch } from '../../release/platform.ts'
import { RailwayError } from './api.ts'
import type { From } from './deploy.ts'
import { describeLive, servingOf } from './deployment.ts'
import { SURVEY } from './documents.ts'
import { type Answer, ofOthers, ofRestoring, ofSource, ofStaged } from './findings.ts'
import { idsOf, pageOf, type Service } from './service.ts'

/** Parts that may fail without making the rest unknown, and what is then not known. */
const PARTS = {
  target: 'whether the earlier deployment can be restored',
  autoDeploy: 'whether Railway deploys by itself on a push',
  staged: 'whether somebody has staged changes',
  platform: 'whether Railway has an incident',
}
type Part = keyof typeof PARTS

/** Looks at everything that could stop a release, and changes nothing. */
export async function preflight(
  service: Service,
  { from, intent }: { from: From; intent: Intent },
  watch: Watch,
): Promise<Survey> {
  const { action, restoring } = intent
  const { answer, unknown } = await ask(service, intent, watch)
  const { instance, autoDeploy, staged, platform } = answer
  const live = servingOf(instance.activeDeployments)
  const findings = [
    ...unknown,
    ...(restoring ? ofRestoring(service, { wanted: answer.target, restoring, live }) : []),
    ...(action === 'deploy' ? await ofSource(from, instance) : []),
    ...ofOthers(service, instance.latestDeployment),
  ]
  const add = (severity: Finding['severity'], message: string): void => {
    findings.push({ severity, message: `railway: ${message}` })
  }
  const settings = `the settings of ${service.target.service.name} (${pageOf(service, '').replace(/&id=$/, '')})`

  if (autoDeploy?.enabled) {
    add(
      'error',
      `Railway deploys ${service.target.service.name} by itself on every push, which races the release; switch off automatic deployments under Source in ${settings}`,
    )
  }
  if (staged) findings.push(...ofStaged(service, staged))
  if (!instance.healthcheckPath) {
    add(
      'warning',
      `no health check is set, so a deployment gets traffic as soon as its process has started; set a health check path in ${settings}`,
    )
  }
  if (platform && !platform.isStable) {
    add(
      'warning',
      `Railway reports an incident${platform.incident ? `: ${platform.incident.message}` : ''}; see https://status.railway.com`,
    )
  }
  if (service.api.remaining !== undefined && service.api.remaining < 50) {
    add(
      'warning',
      `only ${service.api.remaining} requests are left of Railway's limit for this hour; waiting will be slow`,
    )
  }
  return { live: live && describeLive(live), findings }
}

async function ask(
  { api, target }: Service,
  { action, restoring }: Intent,
  watch: Watch,
): Promise<{ answer: Answer; unknown: Finding[] }> {
  const asked = { target: restoring !== undefined, autoDeploy: action === 'deploy', staged: true, platform: true }
  const unknown: Finding[] = []
  for (;;) {
    const variables = {
      ...idsOf(target),
      target: restoring?.id ?? '',
      withTarget: asked.target,
      withAutoDeploy: asked.autoDeploy,
      withStaged: asked.staged,
      withPlatform: asked.platform,
    }
    try {
      return { answer: await api.query<Answer>(SURVEY, variables, watch), unknown }
    } catch (error) {
      if (!(error instanceof RailwayError)) throw error
      const part = error.field as Part | undefined
      if (part && part in asked && asked[part]) {
        // One root field that fails takes the others with it; ask again without it.
        asked[part] = false
        const gone = part === 'target' && error.missing
        if (!gone) unknown.push({ severity: 'warning', message: `${error.message}; it is not known ${PARTS[part]}` })
      } else if (error.missing) {
        throw new Trouble(
          'mistakes-in-opsyml',
          `railway: the service "${target.service.name}" does not exist in the environment "${target.environment.name}"; add it there, or correct \`environment\` in ops.yml`,
          { cause: error },
        )
      } else throw error
    }
  }
}
