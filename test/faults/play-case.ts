import type { Case } from './cases.ts'
import { playHistory, playLife } from './histories.ts'
import { play, type Played } from './play.ts'
import type { Regression } from './regressions.ts'
import { playSchedule } from './schedules.ts'
import type { Stage } from './stage.ts'

/** Plays one case of any kind on a stage at rest, and leaves it at rest. Histories have a world of their own. */
export async function playCase(stage: Stage, one: Case): Promise<Played> {
  switch (one.matrix) {
    case 'schedules':
      return await playSchedule(stage, one)
    case 'histories':
      return await playLife(one)
    case 'regressions':
      return await playAgain(stage, one)
    default:
      return await play(stage, one)
  }
}

async function playAgain(stage: Stage, { name, scenario, matrix, story }: Regression): Promise<Played> {
  const played =
    'history' in story
      ? await playHistory(story.history)
      : await playSchedule(stage, { matrix: 'schedules', name, scenario: story.schedule, seed: story.seed })
  return { ...played, name, scenario, matrix }
}
