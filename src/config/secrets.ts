const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/, 'a GitHub token'],
  [/\bsntry[su]_[A-Za-z0-9_=+/-]{20,}/, 'a Sentry token'],
  [/\bvc[a-z]_[A-Za-z0-9]{20,}|^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{24}$/, 'a Vercel token'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
  [/\bgl(sa|c)_[A-Za-z0-9_=+/-]{20,}/, 'a Grafana token'],
  [/\b(ur|m)?\d{6,}-[0-9a-f]{24,}\b/, 'an UptimeRobot key'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\b[rs]k_(live|test)_[A-Za-z0-9]{16,}/, 'a Stripe key'],
  [/\bnpm_[A-Za-z0-9]{30,}/, 'an npm token'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/, 'a JSON web token'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\b[Bb]earer\s+[\w.~+/=-]{16,}/, 'a bearer token'],
  [/[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i, 'an address with a password'],
]

/** What kind of secret a text seems to hold. */
export function secretIn(text: string): string | undefined {
  return SECRETS.find(([pattern]) => pattern.test(text))?.[1]
}
