import type { PlannedComponent } from './plan.ts'

/** What a visitor gets of one component. */
export interface Served {
  component: string
  url: string
  /** 0 when nobody answered. */
  status: number
  /** Headers and body, in which the commit is to be found. */
  text: string
}

const PATIENCE_MS = 20_000

/** Asks in public, and takes nothing from what the sandbox knows of itself. */
export async function look(
  { name, url, identityPath }: PlannedComponent,
  internet: (request: Request) => Promise<Response>,
): Promise<Served> {
  const address = `${url}${identityPath}`
  try {
    const answer = await internet(new Request(address, { signal: AbortSignal.timeout(PATIENCE_MS) }))
    const headers = [...answer.headers].map(([key, value]) => `${key}: ${value}`).join('\n')
    return { component: name, url: address, status: answer.status, text: `${headers}\n\n${await answer.text()}` }
  } catch {
    return { component: name, url: address, status: 0, text: '' }
  }
}
