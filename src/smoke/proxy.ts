/** The proxy through which the environment wants this address to be reached, by the rules that Node's agents follow. */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv = process.env): URL | undefined {
  const named = (name: string): string | undefined => env[name.toLowerCase()] || env[name] || undefined
  const address = named(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY')
  const direct = (named('NO_PROXY') ?? '').split(/[\s,]+/).some((rule) => rule !== '' && matches(rule, url))
  return address === undefined || direct ? undefined : (URL.parse(address) ?? undefined)
}

function matches(rule: string, { hostname, host }: URL): boolean {
  if (rule === '*') return true
  const name = rule.toLowerCase().replace(/^\*?\./, '')
  return name === hostname || name === host || (name !== rule.toLowerCase() && hostname.endsWith(`.${name}`))
}
