import type { Chances } from './chances.ts'
import type { JobOptions } from './job.ts'
import type { Stage } from './stage.ts'
import type { Breakage, Version } from './world.ts'

/** What one of several at the same time is to do. */
export interface Role {
  options: JobOptions
  /** It has to reach what it was started for, whatever the others do. */
  isSure: boolean
  /** GitHub gives its run up, though it goes on. */
  isZombie?: boolean
  /** A person cancels its run. */
  isCancelled?: boolean
}

/** What there is to work with. */
export interface Scene {
  stage: Stage
  chances: Chances
  live: Version
  /** What a rollback can go back to. */
  earlier: Version
}

export const CASTS: Record<string, (scene: Scene) => Role[]> = {
  'two deploys': (scene) => [release(scene), release(scene)],
  'two deploys of one commit': (scene) => twice(release(scene)),
  'deploy and rollback': (scene) => [rival(scene), wayBack(scene)],
  'two rollbacks': (scene) => [wayBack(scene), wayBack(scene)],
  'deploy and recovery': (scene) => [release(scene), recovery(scene)],
  'zombie and deploy': (scene) => [zombie(scene), release(scene)],
  'zombie and recovery': (scene) => [zombie(scene), recovery(scene)],
  'zombie and rollback': (scene) => [zombie(scene), wayBack(scene)],
  'two deploys and rollback': (scene) => [rival(scene), rival(scene), wayBack(scene)],
  'deploy, rollback and recovery': (scene) => [rival(scene), wayBack(scene), recovery(scene)],
  'cancelled deploy and rollback': (scene) => [{ ...rival(scene), isCancelled: true }, wayBack(scene)],
}

function twice(role: Role): Role[] {
  return [role, role]
}

const BREAKAGES: Breakage[] = ['nothing-to-sell', 'broken-in-public', 'crashes-at-start']

/** Nothing stands in its way but that its version may be bad. */
function release({ stage, chances }: Scene): Role {
  const breakage = chances.is(0.15) ? chances.pick(BREAKAGES) : undefined
  return { options: { kind: 'deploy', version: stage.version(breakage) }, isSure: breakage === undefined }
}

/** A rollback may end it. */
function rival(scene: Scene): Role {
  return { ...release(scene), isSure: false }
}

function zombie(scene: Scene): Role {
  return { ...rival(scene), isZombie: true }
}

function wayBack({ stage, chances, earlier }: Scene): Role {
  const to: Record<string, string> = chances.is(0.5) ? { to: earlier.sha } : {}
  // Some do not let their workflows cancel others.
  const token: Record<string, string> = chances.is(0.2) ? { 'github-token': tokenToRead(stage) } : {}
  return { options: { kind: 'rollback', version: earlier, with: { ...to, ...token } }, isSure: true }
}

function tokenToRead({ world: { sandbox, repository } }: Stage): string {
  return sandbox.github.mintToken({
    repository: repository.fullName,
    permissions: { actions: 'read', contents: 'write', deployments: 'write', issues: 'write' },
  })
}

function recovery({ live }: Scene): Role {
  return { options: { kind: 'recover', version: live }, isSure: true }
}
