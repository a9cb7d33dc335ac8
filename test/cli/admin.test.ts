import { describe, expect, it } from '@jest/globals';
import { adminCommand } from '../../src/cli/admin.js';
import { openStore } from '../../src/app/open-store.js';
import { readConfig } from '../../src/config.js';
import { createPasswordHashing } from '../../src/web/sign-in/hashing.js';
import { userStore } from '../../src/store/users.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { useScratchData } from './scratch-data.js';

const email = 'ani@example.org';
const scratch = useScratchData();

const run = (...args: string[]) => adminCommand().parseAsync(['create', ...args], { from: 'user' });
const passwordIn = (line = '') => /one-time password: (\S+)$/.exec(line)?.[1] ?? '';

describe('pasti admin create', () => {
  it('makes an admin in the store of a running process, with a password for one use', async () => {
    const running = await openStore(readConfig({ DATA_DIR: scratch.dir }), quietLogger);
    await run('Ani@Example.org');
    expect(scratch.printed).toHaveLength(1);
    const user = await userStore(running.database).find(email);
    expect(user).toMatchObject({ role: 'admin', mustChange: true });
    const password = passwordIn(scratch.printed[0]);
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await createPasswordHashing().verify(password, user?.passwordHash)).toBe(true);
    const [line] = await running.database.auditLog.find({}).lean();
    expect(line).toMatchObject({ action: 'admin created', subject: email, by: 'command line' });
    expect(JSON.stringify(line)).not.toContain(password);
    await running.close();
  });

  it('works while nothing runs, and gives another password only when told to', async () => {
    await run(email);
    await expect(run(email)).rejects.toThrow('there is an admin "ani@example.org"; --reset');
    await run(email, '--reset');
    expect(scratch.printed).toHaveLength(2);
    expect(passwordIn(scratch.printed[1])).not.toBe(passwordIn(scratch.printed[0]));
    const store = await openStore(readConfig({ DATA_DIR: scratch.dir }), quietLogger);
    const hash = (await userStore(store.database).find(email))?.passwordHash;
    const right = scratch.printed.map((line) =>
      createPasswordHashing().verify(passwordIn(line), hash),
    );
    expect(await Promise.all(right)).toEqual([false, true]);
    await store.close();
  });

  it('says what is wrong', async () => {
    await expect(run('ani')).rejects.toThrow('"ani" is not an e-mail address');
    await expect(run(email, '--reset')).rejects.toThrow('there is no admin "ani@example.org"');
    expect(scratch.printed).toEqual([]);
  });
});

describe('pasti admin link', () => {
  const link = (who: string) => adminCommand().parseAsync(['link', who], { from: 'user' });

  it('prints a single-use link for an admin who is there, and keeps no token', async () => {
    process.env.PUBLIC_URL = 'https://pasti.example';
    delete process.env.TELEGRAM_BOT_TOKEN;
    await expect(link(email)).rejects.toThrow('there is no admin "ani@example.org"');
    await run(email);
    await link(email);
    const token = /https:\/\/pasti\.example\/chat\?start=(ad-[\w-]{24})$/.exec(
      scratch.printed[1] ?? '',
    )?.[1];
    expect(token).toBeDefined();
    const store = await openStore(readConfig({ DATA_DIR: scratch.dir }), quietLogger);
    const kept = await store.database.adminLinks.find({}).lean();
    expect(kept).toMatchObject([{ email }]);
    expect(JSON.stringify(kept)).not.toContain(token);
    await store.close();
  });
});

describe('ADMIN_EMAIL and ADMIN_PASSWORD', () => {
  const password = 'tujuh langkah pasti';

  it('name the first user', () => {
    expect(readConfig({}).admin).toBeUndefined();
    expect(readConfig({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' }).admin).toBeUndefined();
    const { admin } = readConfig({ ADMIN_EMAIL: 'Ani@Example.org', ADMIN_PASSWORD: password });
    expect(admin).toEqual({ email, password });
  });

  it.each([
    [{ ADMIN_EMAIL: email }, 'ADMIN_PASSWORD: not set; allowed: a password of 12 to 200'],
    [{ ADMIN_PASSWORD: password }, 'ADMIN_EMAIL: not set; allowed: an e-mail address'],
    [{ ADMIN_EMAIL: 'ani', ADMIN_PASSWORD: password }, 'ADMIN_EMAIL: "ani"; allowed: an e-mail'],
    [
      { ADMIN_EMAIL: email, ADMIN_PASSWORD: 'rahasia' },
      'ADMIN_PASSWORD: "... (too-short)"; allowed: a password of 12',
    ],
    [{ ADMIN_EMAIL: email, ADMIN_PASSWORD: email }, 'ADMIN_PASSWORD: "... (is-email)"; allowed'],
  ])('are refused as %j, without repeating the password', (env, message) => {
    const read = () => readConfig(env);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/rahasia|tujuh/);
  });
});
