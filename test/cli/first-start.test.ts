import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnTs } from '../support/spawn-ts.js';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pasti-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs `pasti start` until it has told where it is, then stops it. @returns all that it printed */
async function startOnce(variables: Record<string, string> = {}): Promise<string> {
  const unset = { MONGODB_URI: '', ADMIN_EMAIL: '', ADMIN_PASSWORD: '' };
  const own = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'debug' };
  const env = { ...process.env, ...unset, ...own, ...variables };
  const child = spawnTs('src/cli/main.ts', ['start', '--roles', 'web'], { env });
  let printed = '';
  child.stderr?.on('data', (chunk) => (printed += String(chunk)));
  const told = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      if (printed.includes('dashboard http')) resolve();
    });
  });
  const ended = once(child, 'close');
  await Promise.race([told, ended]);
  child.kill('SIGTERM');
  await ended;
  return printed;
}

const password = /^PASti: sign in at http:\S+\/login as (\S+) with the one-time password (\S+)$/m;

describe('the first start', () => {
  it('prints a one-time password once, beside the log', async () => {
    const first = await startOnce();
    const [, email, secret = ''] = password.exec(first) ?? [];
    expect(email).toBe('admin@localhost');
    expect(first.split(secret)).toHaveLength(2);
    const log = first.split('\n').filter((line) => line.startsWith('{'));
    expect(log.join('\n')).not.toContain(secret);
    // Nor does it come back, or make way for another user, later.
    const named = { ADMIN_EMAIL: 'ani@example.org', ADMIN_PASSWORD: 'tujuh langkah pasti' };
    const second = await startOnce(named);
    expect(second).toContain('ADMIN_EMAIL is only for the first user');
    expect(second).not.toMatch(/one-time|tujuh/);
  });
});
