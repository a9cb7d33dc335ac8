import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pasti-'));
  const list = ['# What the list is.', '', '# Sorts otherwise,', '# on purpose.', 'a b', 'c', ''];
  writeFileSync(join(dir, 'list.txt'), list.join('\n'));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

const feed = `
  const Reporter = require('./.ci/differences-reporter.cjs');
  const reporter = new Reporter();
  const testResults = JSON.parse(process.argv[1]);
  const perfStats = { start: 0, end: 1500 };
  reporter.onTestResult({}, { testFilePath: process.cwd() + '/test/x.test.ts', testResults, perfStats });
  reporter.onRunComplete();
`;

/** What the reporter says of tests that ended so. */
function judge(statuses: Record<string, string>, list = 'list.txt') {
  const results = Object.entries(statuses).map(([name, status]) => ({
    ancestorTitles: name.split(' ').slice(0, -1),
    title: name.split(' ').at(-1),
    status,
    failureMessages: status === 'failed' ? [`${name} is broken`] : [],
  }));
  const env = {
    ...process.env,
    KNOWN_DIFFERENCES: join(dir, list),
    TEST_REPORT: join(dir, 'report.jsonl'),
  };
  const run = spawnSync(process.execPath, ['-e', feed, JSON.stringify(results)], {
    env,
    encoding: 'utf8',
  });
  const counts = JSON.parse(readFileSync(env.TEST_REPORT, 'utf8')) as object;
  return { counts, code: run.status, said: run.stdout };
}

describe('a run on a server that differs from MongoDB', () => {
  it('passes where the tests fail that are listed, and those alone', () => {
    const { counts, code } = judge({ 'a b': 'failed', c: 'failed', d: 'passed', e: 'pending' });
    const reason = 'Sorts otherwise, on purpose.';
    expect(counts).toEqual({
      passed: 1,
      failed: 0,
      skipped: [`a b (${reason})`, `c (${reason})`, 'e'],
    });
    expect(code).toBe(0);
  });

  it('fails where another test does, and says how', () => {
    const { counts, code, said } = judge({ 'a b': 'failed', c: 'failed', d: 'failed' });
    expect(counts).toMatchObject({ failed: 1 });
    expect(said).toContain('● d\n\nd is broken');
    expect(said).not.toContain('c is broken');
    expect(code).toBe(1);
  });

  it('fails where a listed test passes, or is gone', () => {
    const { counts, code, said } = judge({ c: 'passed' });
    expect(counts).toMatchObject({ passed: 0, failed: 2 });
    expect(said).toContain('● c\n\n    passes, and is listed as different');
    expect(said).toContain('● a b\n\n    is listed, and there is no such test');
    expect(code).toBe(1);
  });

  it('passes only as a whole on a server without a list', () => {
    expect(judge({ c: 'passed' }, 'none.txt').code).toBe(0);
    rmSync(join(dir, 'report.jsonl'));
    expect(judge({ c: 'failed' }, 'none.txt').code).toBe(1);
  });
});
