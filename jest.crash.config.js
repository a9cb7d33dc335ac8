import suite from './jest.config.js';

/** `npm run test:crash`: processes that are killed, several at once, outages: what needs minutes of real time. */
export default {
  ...suite,
  testMatch: ['**/*.crash.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
