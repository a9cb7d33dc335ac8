const { appendFileSync } = require('node:fs');

/**
 * Appends one JSON line with the counts of a run, and the skipped tests by name, to the file named by
 * TEST_REPORT: several runs of a CI add up.
 */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const tests = results.testResults.flatMap(({ testResults }) => testResults);
    const skipped = tests.filter(({ status }) => status === 'pending' || status === 'todo');
    const line = {
      passed: results.numPassedTests,
      // A file that does not even load has no tests to fail.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: skipped.map(({ ancestorTitles, title }) => [...ancestorTitles, title].join(' ')),
    };
    appendFileSync(process.env.TEST_REPORT, `${JSON.stringify(line)}\n`);
  }
};
