import { posix } from 'node:path'

const ENVIRONMENT = /^\.env(\..+)?$|\.env$|^\.envrc$/
const HARMLESS_ENVIRONMENT = /\.(example|sample|template)$/
const KEYS = /\.(pem|key|p8|p12|pfx|jks|keystore|ppk|kdbx|tfstate)$|^id_(rsa|dsa|ecdsa|ed25519)(?!.*\.pub$)/
const CREDENTIALS = /^(\.netrc|_netrc|\.pgpass|\.my\.cnf|\.htpasswd|\.git-credentials|\.dockercfg)$/
const CREDENTIAL_PATHS = /(^|\/)(\.aws\/credentials|\.docker\/config\.json|\.kube\/config)$/

/** Names that say little: only the content tells. The first pattern is of the name, the second of the content. */
const AMBIGUOUS: readonly [name: RegExp, content: RegExp][] = [
  // A value like ${NPM_TOKEN} only names the variable that holds the token.
  [/^\.npmrc$/, /(_authToken|_auth|_password)\s*=\s*["']?(?!["']?\$\{)[^\s"']/i],
  [/^\.yarnrc\.yml$/, /npmAuth(Token|Ident):\s*["']?(?!["']?\$\{)[^\s"']/i],
  [/^\.pypirc$/, /^\s*password\s*[:=]\s*\S/im],
  // Google names a downloaded key `<project>-<twelve hex digits>.json`.
  [
    /(service[-_]?account|adminsdk|credentials?|secrets?|gcp|google|firebase|-[0-9a-f]{12}).*\.json$/,
    /"private_key"\s*:\s*"-----BEGIN|"client_secret"\s*:\s*"[^"]/,
  ],
]

/**
 * Which of these paths look like secrets that must not leave the machine, without those that are `intended` to. Paths
 * are relative to the directory that is uploaded, with `/`. `read` gives the text of a path whose name alone does not
 * tell, such as `.npmrc`; where it is absent, such a file counts as a secret.
 */
export function secretFiles(
  paths: Iterable<string>,
  intended: readonly string[],
  read?: (path: string) => string,
): string[] {
  const allowed = new Set(intended.map((path) => posix.normalize(path)))
  return [...paths].filter((path) => !allowed.has(posix.normalize(path)) && looksSecret(path, read))
}

function looksSecret(path: string, read: ((path: string) => string) | undefined): boolean {
  const whole = path.toLowerCase()
  const name = posix.basename(whole)
  if (ENVIRONMENT.test(name)) return !HARMLESS_ENVIRONMENT.test(name)
  if (KEYS.test(name) || CREDENTIALS.test(name) || CREDENTIAL_PATHS.test(whole)) return true
  const ambiguous = AMBIGUOUS.find(([pattern]) => pattern.test(name))
  return ambiguous !== undefined && (!read || ambiguous[1].test(read(path)))
}
