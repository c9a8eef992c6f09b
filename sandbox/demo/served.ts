/** What a visitor of a public address gets. */
export interface Served {
  component: Component
  url: string
  /** 0 when nobody answered. */
  status: number
  commit: string | undefined
  /** As people call it: `v2`. */
  version: string | undefined
}

export type Component = 'web' | 'api'

export const ADDRESSES: Record<Component, string> = {
  web: 'https://shop.example/',
  api: 'https://api.shop.example/version',
}

const PROOF: Record<Component, { commit: RegExp; version: RegExp }> = {
  web: { commit: /<meta name="commit" content="([^"]+)"/, version: /<p>Version ([^<]+)<\/p>/ },
  api: { commit: /"commit":"([^"]+)"/, version: /"version":"([^"]+)"/ },
}

const PATIENCE_MS = 20_000

/** Asks, and reads the answer as it came: nothing is taken from what the sandbox knows of itself. */
export async function look(component: Component, internet: (request: Request) => Promise<Response>): Promise<Served> {
  const url = ADDRESSES[component]
  try {
    const answer = await internet(new Request(url, { signal: AbortSignal.timeout(PATIENCE_MS) }))
    const body = await answer.text()
    const read = (pattern: RegExp): string | undefined => (answer.ok ? pattern.exec(body)?.[1] : undefined)
    const { commit, version } = PROOF[component]
    return { component, url, status: answer.status, commit: read(commit), version: read(version) }
  } catch {
    return { component, url, status: 0, commit: undefined, version: undefined }
  }
}
