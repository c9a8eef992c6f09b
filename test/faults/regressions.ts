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
  'a person who promotes the staged build of a dead run makes it stuck for ever': {
    history: {
      steps: [
        { do: 'deploy', trouble: { is: 'kill', at: 23, when: 'after' } },
        { do: 'person', click: { on: 'vercel', what: 'promote', which: 0 } },
        { do: 'deploy' },
      ],
      end: 'deploy',
    },
  },
  'a recovery that finishes two releases leaves both of them live': {
    history: {
      steps: [
        { do: 'deploy', trouble: { is: 'kill', at: 40, when: 'before' } },
        { do: 'wait', hours: 1 },
        { do: 'rollback', trouble: { is: 'outage', at: 43, of: 'github', looks: 'reset-after' } },
        { do: 'recover' },
      ],
      end: 'deploy',
    },
  },
  'a rollback does not find a version that another rollback has brought back': {
    history: {
      steps: [{ do: 'deploy' }, { do: 'rollback' }, { do: 'rollback', to: 1 }, { do: 'deploy' }, { do: 'rollback' }],
      end: 'deploy',
    },
  },
  'a rollback goes to a version that was passed over before': {
    history: {
      steps: [{ do: 'deploy' }, { do: 'deploy' }, { do: 'rollback', to: 1 }, { do: 'deploy' }, { do: 'rollback' }],
      end: 'deploy',
    },
  },
  'a rollback without a target does not know what is live after another rollback': {
    schedule: 'two rollbacks',
    seed: 7,
  },
  'a recovery replaces what a person has pushed to the frontend': {
    history: {
      steps: [
        { do: 'deploy' },
        { do: 'rollback', trouble: { is: 'kill', at: 7, when: 'after' } },
        { do: 'deploy', trouble: { is: 'outage', at: 59, of: 'vercel', looks: 'reset-before' } },
        { do: 'deploy' },
        {
          do: 'deploy',
          broken: 'crashes-at-start',
          trouble: { is: 'person', at: 40, click: { on: 'railway', what: 'rollback', which: 1 } },
        },
        { do: 'person', click: { on: 'vercel', what: 'push' } },
      ],
      end: 'deploy',
    },
  },
  // Never was wrong, but nothing else notices an undo that does not look for strangers.
  'a recovery replaces what a person has pushed while the platform could not be asked': {
    history: {
      steps: [
        { do: 'rollback' },
        { do: 'deploy', trouble: { is: 'outage', at: 25, of: 'vercel', looks: 'status' } },
        { do: 'person', click: { on: 'vercel', what: 'push' } },
        { do: 'rollback', trouble: { is: 'outage', at: 0, of: 'vercel', looks: 'status' } },
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
  'a removal by a person goes unnoticed, and a release that fails leaves nothing': {
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
  'a redeployment that a person makes of a staged build is taken away instead of the build': {
    history: {
      steps: [
        { do: 'deploy' },
        { do: 'deploy' },
        { do: 'deploy', trouble: { is: 'kill', at: 21, when: 'after' } },
        {
          do: 'recover',
          trouble: { is: 'person', at: 0, click: { on: 'vercel', what: 'redeploy', which: 0 } },
        },
      ],
      end: 'deploy',
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
