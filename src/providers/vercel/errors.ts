import type { VercelSettings } from '../../config.ts'
import { type HttpAnswer, HttpError } from '../../http.ts'

/** What Vercel says about an error, wherever it puts it. */
export interface Detail {
  code?: string
  name?: string
  message?: string
  missing?: string[]
  scope?: string
  saml?: unknown
  limit?: { reset?: number }
  dataPath?: string
  keyword?: string
  link?: string
  ctaUrl?: string
}

export function detailOf(answer: HttpAnswer | undefined): Detail {
  try {
    const body = JSON.parse(answer?.text() ?? '') as Record<string, unknown>
    const detail = body['error'] ?? body['err'] ?? body
    return typeof detail === 'object' && detail !== null ? detail : {}
  } catch {
    return {}
  }
}

/** Uploads of a day, deployments of a day, builds of a plan: none comes back within a release. */
export function isQuota({ code = '', name = '' }: Detail): boolean {
  return /^api-(upload|deployments)-|^builds_rate_limited$/.test(code) || /^api-(upload|deployments)-/.test(name)
}

export function isUploadQuota(error: unknown): error is HttpError {
  if (!(error instanceof HttpError) || error.status !== 429) return false
  const { code = '', name = '' } = detailOf(error.answer)
  return code.startsWith('api-upload-') || name.startsWith('api-upload-')
}

/** The same error, saying also what to do about it. */
export function explained(error: HttpError, settings: VercelSettings): HttpError {
  const { answer } = error
  if (!answer) return error
  const remedy = remedyOf(answer.status, detailOf(answer), settings)
  return remedy ? new HttpError(`${error.message}. ${remedy}`, error.failure, { answer, cause: error }) : error
}

const BY_CODE: Record<string, string> = {
  too_many_files:
    'A deployment has at most 15,000 files: set `archive: always`, or leave files out with a .vercelignore.',
  payment_required: "Vercel wants the account's billing settled; see its billing page.",
  missing_project_settings:
    'The project has no framework settings yet: choose a framework preset in its settings on Vercel.',
  missing_build_script:
    'Add a `build` script to package.json, or set the build command in the project settings on Vercel.',
  env_value_invalid_type: 'A variable in vercel.json is not text: put quotes round it.',
  cert_missing:
    'The domain has no certificate yet: open it in the project settings on Vercel, and repeat once it is issued.',
  domain_not_verified: 'Verify the domain in the project settings on Vercel.',
  domain_configured: 'The domain belongs to another project or account on Vercel.',
  conflicting_file_path: 'Two files in `api` would get the same address: rename one.',
  conflicting_path_segment: 'Two files in `api` would get the same address: rename one.',
}

function remedyOf(status: number, detail: Detail, settings: VercelSettings): string {
  const { code = '' } = detail
  const where = settings.team ? `team ${settings.team}` : "the token's own account (no `team` is set)"
  const reset = detail.limit?.reset ? `; it opens again at ${new Date(detail.limit.reset).toISOString()}` : ''
  const link = detail.ctaUrl ?? detail.link
  if (isQuota(detail)) {
    if (code === 'builds_rate_limited') return `The plan's builds are used up${reset}${link ? `; see ${link}` : ''}.`
    const upload = `${code} ${detail.name ?? ''}`.includes('api-upload-')
    return upload
      ? `The day's quota of file uploads is used up${reset}. \`archive: always\` needs one upload instead of one for each file.`
      : `The plan's deployments of the day are used up${reset}.`
  }
  if (BY_CODE[code]) return BY_CODE[code]
  if (status === 401 || (status === 403 && /invalidToken|missingToken/.test(JSON.stringify(detail)))) {
    return 'The token is not valid, or has expired: make a new one on Vercel and store it as the secret that `vercel-token` reads.'
  }
  if (status === 403) {
    const scope = detail.scope ? ` Vercel looked in the scope "${detail.scope}".` : ''
    const saml = detail.saml ? ' The team demands SAML: authorise the token for it.' : ''
    return `The token may not do this in ${where}.${scope}${saml} Use a token of that team, or correct \`team\` in ops.yml.`
  }
  if (status === 404 && code !== 'deployment_not_found') {
    return `Looked for project ${settings.project} in ${where}: check \`project\` and \`team\` in ops.yml.`
  }
  if (status === 402) return 'The plan does not include this, or its billing is not settled.'
  if (status === 409 && code.includes('transfer'))
    return 'The project is being moved to another team: repeat afterwards.'
  if (status === 400 && detail.dataPath !== undefined) {
    return `Vercel objects to ${detail.dataPath || 'the request'} (${detail.keyword ?? code}).`
  }
  return ''
}
