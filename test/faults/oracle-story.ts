import type { Sandbox } from '../../sandbox/start.ts'
import type { ExampleWorld } from '../../sandbox/world.ts'

/** The accounts in which a story has happened. */
export type StoryWorld = Pick<ExampleWorld, 'repository' | 'urls' | 'vercel' | 'railway' | 'tokens'> & {
  sandbox: Sandbox
}

export interface Actor {
  kind: 'deploy' | 'rollback' | 'recover' | 'post'
  /** What it was to bring to production; unknown for a recovery, and for a rollback without a target. */
  commit?: string | undefined
  /** None when it was killed. */
  exitCode: number | undefined
  /** Its output `status`. */
  status?: string | undefined
  /** All that it has written: log, annotations, summary, outputs. */
  output: string
}

export interface Story {
  versions: { name: string; sha: string }[]
  /** In the order in which they ended. */
  actors: Actor[]
  /** Everybody who was to tidy up has had the chance. */
  atRest: boolean
}

export type Component = 'api' | 'web'
export const COMPONENTS: readonly Component[] = ['api', 'web']

export function short(commit: string | undefined): string {
  return commit === undefined ? 'nothing' : commit.slice(0, 7)
}

/** The same commit, or one that has not changed this component: then nobody had to deploy it again. */
export function sameSource(
  { repository }: StoryWorld,
  component: Component,
  a: string | undefined,
  b: string | undefined,
): boolean {
  if (a === b) return true
  const [one, other] = [a, b].map((sha) => sha && repository.graph.find(sha)?.files)
  if (!one || !other) return false
  const isOurs = (path: string): boolean => path.startsWith(`${component}/`)
  const paths = new Set([...one.keys(), ...other.keys()].filter(isOurs))
  return [...paths].every((path) => one.get(path)?.sha === other.get(path)?.sha)
}
