/**
 * Where to look: a path or an address below the component's public `url` is looked up at `target`, which may be a staged
 * deployment; any other address stays as it is.
 */
export function locate(get: string, publicUrl: string, target: string): URL {
  const home = new URL(publicUrl)
  const base = new URL(target)
  // The address of a staged deployment has no path, but what is built for a path below the domain still lives there.
  const prefix = (base.pathname === '/' ? home.pathname : base.pathname).replace(/\/$/, '')
  const below = /^https?:\/\//i.test(get) ? pathBelow(home, new URL(get)) : get
  return below === undefined ? new URL(get) : new URL(`${base.origin}${prefix}/${below.replace(/^\/+/, '')}`)
}

function pathBelow(home: URL, address: URL): string | undefined {
  const prefix = home.pathname.replace(/\/$/, '')
  const below = address.pathname === prefix || address.pathname.startsWith(`${prefix}/`)
  if (address.origin !== home.origin || !below) return undefined
  return `${address.pathname.slice(prefix.length)}${address.search}`
}
