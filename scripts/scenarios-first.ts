import Sequencer from '@jest/test-sequencer'

type Tests = Parameters<Sequencer['sort']>[0]

/** Scenarios take longest; one that begins last would run alone in the end. Without it jest knows no times on a first run. */
export default class extends Sequencer {
  override sort(tests: Tests): Tests {
    const sorted = super.sort(tests) as Tests
    return [...sorted.filter(isScenario), ...sorted.filter((test) => !isScenario(test))]
  }
}

function isScenario({ path, context }: Tests[number]): boolean {
  return path.startsWith(`${context.config.rootDir}/test/`)
}
