export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,actions,sandbox,test,bench,scripts}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.mjs' },
  reporters: ['default', '<rootDir>/scripts/plain-summary.mjs'],
  testTimeout: 30_000,
}
