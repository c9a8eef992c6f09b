import Sequencer from '@jest/test-sequencer'

/** Scenarios take longest; one that begins last would run alone in the end. Without it jest knows no times on a first run. */
export default class extends Sequencer {
  sort(tests) {
    const isScenario = ({ path, context }) => path.startsWith(`${context.config.rootDir}/test/`)
    const sorted = super.sort(tests)
    return [...sorted.filter(isScenario), ...sorted.filter((test) => !isScenario(test))]
  }
}
