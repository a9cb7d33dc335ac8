import { afterEach, beforeEach } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { NewContext } from '../support/browser.js';
import { createRig, type Rig } from './rig.js';

/** The chat page in a real browser, by what a person sees of it. */
export interface ChatPage {
  page: Page;
  context: BrowserContext;
  log: Locator;
  input: Locator;
  banner: Locator;
  /** A bubble of the bot's or of the person's own, by its text. */
  bot: (text: string | RegExp) => Locator;
  mine: (text: string | RegExp) => Locator;
  choice: (label: string) => Locator;
  type: (text: string) => Promise<void>;
  /** Script errors and things that the content security policy stopped. */
  complaints: string[];
}

export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 640 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** Serves a rig for each test, and closes what it opened. */
export function chatInBrowser(newContext: NewContext): {
  rig: () => Rig;
  base: () => string;
  open: (options?: BrowserContextOptions) => Promise<ChatPage>;
} {
  let rig: Rig;
  let base = '';
  let contexts: BrowserContext[] = [];
  beforeEach(async () => {
    rig = await createRig();
    base = await rig.listen();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    contexts = [];
    await rig.kill();
  });
  return {
    rig: () => rig,
    base: () => base,
    open: async (options = desktop) => {
      const context = await newContext(options);
      contexts.push(context);
      const chat = describePage(await context.newPage(), context);
      await chat.page.goto(`${base}/chat`);
      return chat;
    },
  };
}

export function describePage(page: Page, context: BrowserContext): ChatPage {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => {
    if (/Content Security|Refused/.test(line.text())) complaints.push(line.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const log = page.getByRole('log', { name: 'Percakapan' });
  const input = page.getByRole('textbox', { name: 'Tulis pesan' });
  const row = (from: string, text: string | RegExp): Locator =>
    log.locator(`.row.${from}`).filter({ hasText: text });
  return {
    page,
    context,
    log,
    input,
    banner: page.getByRole('status'),
    bot: (text) => row('bot', text),
    mine: (text) => row('me', text),
    choice: (label) => log.getByRole('button', { name: label }),
    type: async (text) => {
      await input.fill(text);
      await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    },
    complaints,
  };
}
