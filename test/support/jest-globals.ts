import type * as jestGlobals from '@jest/globals';
import { longestTestMs } from './bounds.js';

/** What the runner of jest.config.js puts there. */
const runner = globalThis as unknown as typeof jestGlobals;

/** Stands in for `@jest/globals` where tests run in plain Node (see ts-hook.cjs), and lets no test run for ever. */
export const { describe, expect, jest } = runner;

export const it = boundedTest(runner.it);
export const test = it;
export const beforeAll = boundedHook(runner.beforeAll);
export const beforeEach = boundedHook(runner.beforeEach);
export const afterEach = boundedHook(runner.afterEach);
export const afterAll = boundedHook(runner.afterAll);

type Run = (...given: never[]) => unknown;

function boundedTest(register: typeof jestGlobals.it): typeof jestGlobals.it {
  const bounded = (name: string, run: Run) => {
    register(name, within(run));
  };
  const each =
    (...table: never[]) =>
    (name: string, run: Run) => {
      register.each(...(table as unknown as [never]))(name, within(run) as never);
    };
  return Object.assign(bounded, { each, skip: register.skip }) as unknown as typeof jestGlobals.it;
}

function boundedHook<Hook extends (run: never) => void>(hook: Hook): Hook {
  const bounded = (run: Run) => {
    hook(within(run) as never);
  };
  return bounded as unknown as Hook;
}

/** @throws Error when it takes longer than a test may; what it waits for is left behind */
function within(run: Run): (...given: never[]) => Promise<void> {
  return async (...given) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`It took longer than ${longestTestMs / 1000} s`));
      }, longestTestMs);
    });
    try {
      await Promise.race([run(...given), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
}
