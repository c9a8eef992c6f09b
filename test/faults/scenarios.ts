import type { JobOptions } from './job.ts'
import type { Stage } from './stage.ts'
import type { WorldOptions } from './world.ts'

/** Something that a workflow run does while a mishap befalls it. */
export interface Scenario {
  /** Without Sentry where it would be asked for the same as in another scenario. */
  world: WorldOptions
  /** Makes everything ready for the job. What was live before is the stage's newest version. */
  prepare(stage: Stage): Promise<JobOptions>
}

const HOUR_MS = 3_600_000
/** Railway's Hobby plan keeps images for 72 hours. */
const UNTIL_IMAGES_EXPIRE_MS = 74 * HOUR_MS

/** The request of a deploy, here one that nothing befalls, after which a killed run leaves most behind. */
const PROMOTION = { service: 'vercel', method: 'POST', path: /\/promote\// }

export const SCENARIOS: Record<string, Scenario> = {
  deploy: {
    world: { tracked: true },
    prepare: async (stage) => await Promise.resolve({ kind: 'deploy', version: stage.version() }),
  },
  'deploy with a failing gate': {
    world: { tracked: false },
    prepare: async (stage) => await Promise.resolve({ kind: 'deploy', version: stage.version('nothing-to-sell') }),
  },
  'deploy undone after its promotion': {
    world: { tracked: false },
    prepare: async (stage) => await Promise.resolve({ kind: 'deploy', version: stage.version('broken-in-public') }),
  },
  rollback: {
    world: { tracked: true },
    prepare: backTo,
  },
  'rollback with an expired image': {
    world: { tracked: false },
    async prepare(stage) {
      await stage.pass(UNTIL_IMAGES_EXPIRE_MS)
      return await backTo(stage)
    },
  },
  'recovery of a killed deploy': {
    world: { tracked: false },
    async prepare(stage) {
      const version = stage.version()
      await stage.run({ kind: 'deploy', version, incidents: [{ at: PROMOTION, when: 'after', befalls: kill }] })
      return { kind: 'recover', version }
    },
  },
}

async function backTo(stage: Stage): Promise<JobOptions> {
  const version = await stage.earlier()
  return { kind: 'rollback', version, with: { to: version.sha } }
}

function kill({ kill }: { kill: () => void }): void {
  kill()
}
