import { appendFileSync } from 'node:fs';

/** What became of the commands. */
export class Tally {
  private passed = 0;
  private readonly failed: string[] = [];
  private readonly skipped: string[] = [];

  /** Runs one and prints how it went; never rejects. */
  async take(what: string, act: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    try {
      await act();
      this.passed += 1;
      console.log(`ok      ${what} (${Math.round(performance.now() - began)} ms)`);
    } catch (error) {
      this.failed.push(what);
      console.log(`FAILED  ${what}\n${String(error).replace(/^/gm, '        ')}`);
    }
  }

  skip(what: string, why: string): void {
    this.skipped.push(`${what} (${why})`);
    console.log(`skipped ${what}: ${why}`);
  }

  /** Prints the counts, and adds them to the file named by TEST_REPORT as tests do. @returns whether all is well */
  report(): boolean {
    const { passed, failed, skipped } = this;
    console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
    const line = { passed, failed: failed.length, skipped };
    if (process.env.TEST_REPORT)
      appendFileSync(process.env.TEST_REPORT, `${JSON.stringify(line)}\n`);
    return failed.length === 0;
  }
}
