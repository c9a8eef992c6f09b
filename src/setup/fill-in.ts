/** Stands where a person has to write what no file tells. A valid value everywhere, so that the rest can be tried out. */
export function fillIn(what: string): string {
  return `fill-in-${what}`
}

/** Also as a host: `https://fill-in-web.example`. */
export function isToFillIn(text: string): boolean {
  return /\bfill-in-[a-z]/.test(text)
}

/** Where people find what is to be filled in, by the key that it stands below. */
export const WHERE_TO_FIND: Record<string, string> = {
  'vercel.project': "Vercel: the project's Settings, General, Project ID",
  'vercel.team': "Vercel: the team's Settings, General, Team ID",
  'railway.project': "Railway: the project's Settings, General, Project ID",
  'railway.service': 'Railway: the name of the service in the project',
  url: 'the address that visitors use',
  organization: 'Sentry: Settings, General Settings, Organization Slug',
  project: 'Sentry: Settings, Projects, the slug of the project',
}

/** By the path of a place in `ops.yml`. */
export function whereToFind(path: readonly (string | number)[]): string {
  const key = String(path.at(-1))
  const below = `${path.at(-2)}.${key}`
  if (path.includes('sentry')) return WHERE_TO_FIND[key === 'organization' ? key : 'project'] ?? ''
  return WHERE_TO_FIND[below] ?? WHERE_TO_FIND[key] ?? 'see the comment there'
}
