import { describe, expect, it } from '@jest/globals';
import { adminCommand } from '../../src/cli/admin.js';
import { coachCommand } from '../../src/cli/coach.js';
import { openStore, type PreparedStore } from '../../src/app/open-store.js';
import { readConfig } from '../../src/config.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { useScratchData } from './scratch-data.js';

const scratch = useScratchData();

/** What a process has opened that runs on the same data. */
const runs = (env: Record<string, string>): Promise<PreparedStore> =>
  openStore(readConfig({ DATA_DIR: scratch.dir, ...env }), quietLogger);

const invite = (...args: string[]) =>
  coachCommand().parseAsync(['invite', 'Rina', ...args], { from: 'user' });

async function linkOfAdmin(): Promise<void> {
  const run = (...args: string[]) => adminCommand().parseAsync(args, { from: 'user' });
  await run('create', 'ani@example.org');
  await run('link', 'ani@example.org');
}

const origins = () => scratch.printed.join('\n').match(/https?:\/\/[^/\s]+(?=\/chat\?start=)/g);

describe('a link of coach invite and of admin link leads to', () => {
  it('the process that runs, whatever the settings of the command say', async () => {
    const running = await runs({ PORT: '4567', HOST: '0.0.0.0' });
    await invite();
    await linkOfAdmin();
    expect(origins()).toEqual(['http://localhost:4567', 'http://localhost:4567']);
    expect(scratch.warned).toEqual([]);
    await running.close();
  });

  it('its PUBLIC_URL, where it has one', async () => {
    delete process.env.PUBLIC_URL;
    const running = await runs({ PORT: '4567', PUBLIC_URL: 'https://chat.example' });
    await invite();
    expect(origins()).toEqual(['https://chat.example']);
    await running.close();
  });

  it('what the settings say while nothing runs, and says so', async () => {
    process.env.PUBLIC_URL = '';
    process.env.PORT = '4568';
    await invite();
    await linkOfAdmin();
    expect(origins()).toEqual(['http://127.0.0.1:4568', 'http://127.0.0.1:4568']);
    expect(scratch.warned).toHaveLength(2);
    for (const line of scratch.warned)
      expect(line).toMatch(
        /^no PASti serves the web on DATA_DIR \S+ now: the link opens after .* start with/,
      );
  });

  it('nowhere while nothing runs and the port is not known', async () => {
    process.env.PUBLIC_URL = '';
    process.env.PORT = '0';
    await expect(invite()).rejects.toThrow('with PORT=0 its port is not known before');
    const worker = await runs({ PORT: '4567', PASTI_ROLES: 'worker' });
    await expect(invite()).rejects.toThrow('with PORT=0 its port is not known before');
    await worker.close();
  });
});
