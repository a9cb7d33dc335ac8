const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { relative } = require('node:path');

/**
 * Judges a run on a server that is known to differ from MongoDB. KNOWN_DIFFERENCES names the list: full names of
 * tests, one a line, each under the comment that says why. Listed tests have to fail, and count as skipped; the
 * run fails when another does, and when one of them passes or does not exist, so that the list stays true.
 *
 * Wants `--testFailureExitCode=0`: jest's own verdict knows no list. Appends the counts to the file TEST_REPORT.
 */
module.exports = class DifferencesReporter {
  constructor() {
    this.reasons = readReasons(process.env.KNOWN_DIFFERENCES);
    this.unseen = new Set(this.reasons.keys());
    this.counts = { passed: 0, failed: 0, skipped: [] };
  }

  onTestResult(_test, { testFilePath, testResults, testExecError, perfStats }) {
    const problems = testResults.flatMap((result) => this.judge(result));
    if (testExecError)
      problems.push(`  ● the file failed\n\n${testExecError.stack ?? testExecError.message}\n`);
    this.counts.failed += problems.length;
    const seconds = ((perfStats.end - perfStats.start) / 1000).toFixed(1);
    const name = relative(process.cwd(), testFilePath);
    console.log(`${problems.length > 0 ? 'FAIL' : 'PASS'} ${name} (${seconds} s)`);
    for (const problem of problems) console.log(problem);
  }

  /** What is wrong with the result of a test: nothing, or one text. */
  judge({ ancestorTitles, title, status, failureMessages }) {
    const fullName = [...ancestorTitles, title].join(' ');
    const reason = this.reasons.get(fullName);
    this.unseen.delete(fullName);
    if (status === 'failed' && reason === undefined)
      return [`  ● ${fullName}\n\n${failureMessages.join('\n')}\n`];
    if (status === 'passed' && reason !== undefined)
      return [
        `  ● ${fullName}\n\n    passes, and is listed as different: take it out of the list\n`,
      ];
    if (status === 'passed') this.counts.passed += 1;
    else this.counts.skipped.push(reason === undefined ? fullName : `${fullName} (${reason})`);
    return [];
  }

  onRunComplete() {
    for (const name of this.unseen)
      console.log(`  ● ${name}\n\n    is listed, and there is no such test\n`);
    this.counts.failed += this.unseen.size;
    const { passed, failed, skipped } = this.counts;
    console.log(`Tests: ${passed} passed, ${failed} failed, ${skipped.length} left to MongoDB`);
    if (process.env.TEST_REPORT)
      appendFileSync(process.env.TEST_REPORT, `${JSON.stringify(this.counts)}\n`);
    if (failed > 0) process.on('exit', () => (process.exitCode = 1));
  }
};

/** Names of tests, and the comment above each. Of a server without a list there are none. */
function readReasons(path) {
  const reasons = new Map();
  if (!path || !existsSync(path)) return reasons;
  let comment = [];
  let ended = false;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('#')) {
      comment = [...(ended ? [] : comment), line.slice(1).trim()];
      ended = false;
    } else {
      ended = true;
      if (line !== '') reasons.set(line, comment.join(' '));
    }
  }
  return reasons;
}
