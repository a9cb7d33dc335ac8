import { availableParallelism } from 'node:os';

/** Jest on native ES modules; TypeScript is stripped by swc (types are checked by `npm run types`). */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testTimeout: 60_000,
  // Two cores are the least of today's machines; jest's own default would use one of them.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  reporters: [
    'default',
    ...(process.env.TEST_REPORT ? ['<rootDir>/test/support/count-reporter.cjs'] : []),
  ],
};
