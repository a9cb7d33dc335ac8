import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from '@jest/globals';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';
import { longestWaitMs } from './bounds.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser to test pages in: `WEB_BROWSER`, else a Chromium or Chrome on the PATH. */
export function findBrowser(): string | undefined {
  if (process.env.WEB_BROWSER) return process.env.WEB_BROWSER;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((dir) => join(dir, name))).find(isExecutable);
}

export type NewContext = (options?: BrowserContextOptions) => Promise<BrowserContext>;

/** One for all files of a test process, which ends it when it ends itself. */
let launched: Promise<Browser> | undefined;

const inBrowser =
  (executablePath: string): NewContext =>
  async (options) => {
    launched ??= chromium.launch({ executablePath, headless: true, args: flags });
    const browser = await launched;
    const context = await browser.newContext(options);
    context.setDefaultTimeout(longestWaitMs);
    return context;
  };

/**
 * A `describe` whose tests get contexts of a real browser, to be closed by them; where there is none, one skipped
 * test says so.
 */
export function describeInBrowser(name: string, body: (newContext: NewContext) => void): void {
  const executablePath = findBrowser();
  describe(name, () => {
    if (executablePath === undefined) it.skip('no Chromium found', () => undefined);
    else body(inBrowser(executablePath));
  });
}
