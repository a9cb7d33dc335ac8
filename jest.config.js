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
  testTimeout: 20_000,
  reporters: [
    'default',
    ...(process.env.TEST_REPORT ? ['<rootDir>/test/support/count-reporter.cjs'] : []),
  ],
};
