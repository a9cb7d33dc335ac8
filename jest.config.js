import { availableParallelism } from 'node:os';

/**
 * Test files run in plain Node processes, a few of them for the whole suite: what a file imports stays loaded for
 * the next one. `test/support/ts-hook.cjs` strips the types (they are checked by `npm run types`), so jest is
 * started with it: `node --import ./test/support/ts-hook.cjs node_modules/jest/bin/jest.js`, or `npm test -- FILE`.
 */
export default {
  runner: 'jest-light-runner',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // See jest.crash.config.js.
  testPathIgnorePatterns: ['/node_modules/', '\\.crash\\.test\\.ts$'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  // Two cores are the least of today's machines; jest's own default would use one of them.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  reporters: [
    'default',
    ...(process.env.TEST_REPORT ? ['<rootDir>/test/support/count-reporter.cjs'] : []),
  ],
};
