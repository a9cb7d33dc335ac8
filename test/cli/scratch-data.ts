import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, jest } from '@jest/globals';

/** Where a command of the command line keeps its data during one test, and what it printed. */
export interface ScratchData {
  dir: string;
  printed: string[];
  /** What went to stderr. */
  warned: string[];
}

/** Gives every test an empty `DATA_DIR`, the embedded store, no Telegram, and catches what is printed. */
export function useScratchData(): ScratchData {
  const scratch: ScratchData = { dir: '', printed: [], warned: [] };
  const before = { ...process.env };
  beforeEach(() => {
    scratch.dir = mkdtempSync(join(tmpdir(), 'pasti-'));
    process.env = { ...before, DATA_DIR: scratch.dir, PUBLIC_URL: 'https://pasti.example' };
    delete process.env.MONGODB_URI;
    delete process.env.TELEGRAM_BOT_TOKEN;
    scratch.printed = [];
    scratch.warned = [];
    jest.spyOn(console, 'log').mockImplementation((line: unknown) => {
      scratch.printed.push(String(line));
    });
    jest.spyOn(console, 'error').mockImplementation((line: unknown) => {
      scratch.warned.push(String(line));
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.env = before;
    rmSync(scratch.dir, { recursive: true, force: true });
  });
  return scratch;
}
