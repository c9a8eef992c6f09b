import type { History } from './history-steps.ts'

/** What was wrong once, each as simple as shrinking could make it. */
export interface Regression {
  matrix: 'regressions'
  name: string
  scenario: string
  story: { history: History } | { schedule: string; seed: number }
}

const STORIES: Record<string, Regression['story']> = {
  'two deploys and a rollback let each other go first for ever': { schedule: 'two deploys and rollback', seed: 7 },
  'a zombie leaves a staged build behind when a deploy comes after it': { schedule: 'zombie and deploy', seed: 12 },
  'a zombie leaves a staged build behind when a rollback comes after it': { schedule: 'zombie and rollback', seed: 12 },
  'a removal by a person goes unnoticed': {
    history: {
      steps: [
        { do: 'deploy' },
        { do: 'rollback' },
        { do: 'person', click: { on: 'railway', what: 'remove' } },
        { do: 'deploy', broken: 'nothing-to-sell' },
      ],
      end: 'deploy',
    },
  },
  'a person who promotes during a deploy leaves its staged build behind': {
    history: {
      steps: [
        { do: 'deploy' },
        { do: 'deploy', trouble: { is: 'person', at: 0, click: { on: 'vercel', what: 'promote', which: 0 } } },
      ],
      end: 'rollback',
    },
  },
}

export function regressions(): Regression[] {
  return Object.entries(STORIES).map(([what, story]) => ({
    matrix: 'regressions',
    name: `regression: ${what}`,
    scenario: 'regression',
    story,
  }))
}
