export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,actions,cli,sandbox,test,bench,scripts}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.mjs' },
  reporters: ['default', '<rootDir>/scripts/plain-summary.mjs'],
  // No test needs it: the longest takes half a minute, and four times that where others keep the machine busy.
  testTimeout: 240_000,
  // Most tests wait for processes and servers, so there are more of them at once than cores.
  maxWorkers: 6,
  testSequencer: '<rootDir>/scripts/scenarios-first.ts',
}
