import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createFirstUser, type AccountParts } from '../../src/web/sign-in/accounts.js';
import { createPasswordHashing } from '../../src/web/sign-in/hashing.js';
import { passwordFault, oneTimePassword } from '../../src/web/sign-in/password-rules.js';
import { restAfter } from '../../src/web/sign-in/sign-in.js';
import { readEmail, type User } from '../../src/web/sign-in/user.js';
import { connect } from '../../src/app/database.js';
import type { Database } from '../../src/store/connect.js';
import { officeStore } from '../../src/store/office.js';
import { signInStore, userStore } from '../../src/store/users.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../support/mongo/test-mongo.js';

const at = new Date('2026-11-24T03:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);
const ani: User = {
  email: 'ani@example.org',
  passwordHash: '$argon2id$...',
  role: 'admin',
  mustChange: true,
  createdAt: at,
  sessionsValidFrom: at,
};

let server: TestMongo;
let database: Database;
beforeAll(async () => {
  server = await startTestMongo();
  database = await connect(server.uri, quietLogger);
});
beforeEach(async () => {
  await database.users.collection.deleteMany({});
  await database.signIns.collection.deleteMany({});
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

describe('users', () => {
  it('are kept once, as they were', async () => {
    const users = userStore(database);
    expect(await users.any()).toBe(false);
    expect(await users.create(ani)).toBe(true);
    expect(await users.create({ ...ani, passwordHash: 'other' })).toBe(false);
    expect(await users.find(ani.email)).toEqual(ani);
    expect(await users.find('budi@example.org')).toBeUndefined();
    expect(await users.any()).toBe(true);
  });

  it('get another password, from when older sessions are void', async () => {
    const users = userStore(database);
    await users.create(ani);
    const change = { passwordHash: 'new', mustChange: false, at: later(5) };
    expect(await users.setPassword(ani.email, change)).toBe(true);
    expect(await users.setPassword('budi@example.org', change)).toBe(false);
    await users.recordSignIn(ani.email, later(9));
    expect(await users.find(ani.email)).toEqual({
      ...ani,
      ...{ passwordHash: 'new', mustChange: false },
      ...{ sessionsValidFrom: later(5), lastSignInAt: later(9) },
    });
  });
});

describe('sessions of the dashboard', () => {
  it('are opened, used, closed and swept', async () => {
    const signIns = signInStore(database);
    const open = (id: string, email: string) =>
      signIns.open({ id, email, createdAt: at, seenAt: at, expiresAt: later(100) });
    await Promise.all([open('a', ani.email), open('b', ani.email), open('c', 'budi@example.org')]);
    await signIns.touch('a', later(50), later(150));
    expect(await signIns.find('a')).toMatchObject({ email: ani.email, expiresAt: later(150) });
    await signIns.sweep(later(100));
    expect(await signIns.find('b')).toBeUndefined();
    expect(await signIns.find('c')).toBeUndefined();
    await open('d', ani.email);
    await signIns.close('d');
    expect(await signIns.find('d')).toBeUndefined();
    await open('e', ani.email);
    await open('f', 'budi@example.org');
    await signIns.closeAll(ani.email);
    const left = await database.signIns.find({}).lean();
    expect(left.map(({ _id }) => _id)).toEqual(['f']);
  });
});

describe('the first user', () => {
  const processWith = (password: string): AccountParts => ({
    users: userStore(database),
    hashing: createPasswordHashing({ memoryCost: 64, timeCost: 1, parallelism: 1 }),
    audit: (entry) => officeStore(database).audit(entry),
    newPassword: () => password,
    newId: randomUUID,
    now: () => at,
  });

  it('is made once by several processes that start at once', async () => {
    const passwords = ['satu', 'dua', 'tiga', 'empat'];
    const made = await Promise.all(
      passwords.map((password) => createFirstUser(processWith(password), undefined)),
    );
    const [account, ...others] = made.filter((one) => one !== undefined);
    expect(others).toEqual([]);
    const kept = await userStore(database).find('admin@localhost');
    expect(kept).toMatchObject({ mustChange: true, role: 'admin' });
    const { hashing } = processWith('');
    expect(await hashing.verify(account!.password, kept?.passwordHash)).toBe(true);
    expect(await createFirstUser(processWith('lima'), undefined)).toBeUndefined();
  });

  it('is the one that the environment names, with nothing to print', async () => {
    const named = { email: ani.email, password: 'tujuh langkah pasti' };
    expect(await createFirstUser(processWith('x'), named)).toBeUndefined();
    expect(await userStore(database).find(ani.email)).toMatchObject({ mustChange: false });
    const other = { email: 'budi@example.org', password: 'tujuh langkah pasti' };
    expect(await createFirstUser(processWith('x'), other)).toBeUndefined();
    expect(await userStore(database).find(other.email)).toBeUndefined();
  });
});

describe('passwords', () => {
  it.each([
    ['sebelas hrf', 'too-short'],
    ['tujuh langkah', undefined],
    ['😀😃😄😁😆😅😂🤣😊😇🙂🙃', undefined],
    ['ababababababab', 'too-simple'],
    [' ANI@Example.org ', 'is-email'],
    ['abcde'.repeat(41), 'too-long'],
  ])('%j is %s', (password, fault) => {
    expect(passwordFault(password, ani.email)).toBe(fault);
  });

  it('for one use are made of clear letters, all of which come up', () => {
    let n = 0;
    const made = oneTimePassword((count) => n++ % count);
    expect(made).toBe('abcd-efgh-jkmn-pqrs');
    expect(oneTimePassword((count) => count - 1)).toBe('9999-9999-9999-9999');
    expect(passwordFault(made, ani.email)).toBeUndefined();
  });

  it('are hashed by Argon2id at the cost that OWASP advises', async () => {
    const hashing = createPasswordHashing();
    const hash = await hashing.hash('tujuh langkah pasti');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashing.verify('tujuh langkah pasti', hash)).toBe(true);
    expect(await hashing.verify('tujuh langkah', hash)).toBe(false);
    expect(await hashing.verify('a password that nobody has', undefined)).toBe(false);
  });

  it('rest longer the more often they were wrong, within bounds', () => {
    const waits = [0, 1, 3, 4, 5, 10, 13, 5000].map(restAfter);
    expect(waits).toEqual([0, 0, 0, 1000, 2000, 64_000, 300_000, 300_000]);
  });
});

describe('an address', () => {
  it.each([
    [' Ani@Example.ORG ', 'ani@example.org'],
    ['admin@localhost', 'admin@localhost'],
    ['ani', undefined],
    ['a b@c', undefined],
    ['a@b@c', undefined],
    ['', undefined],
    [`${'a'.repeat(250)}@b.id`, undefined],
  ])('%j is kept as %j', (typed, kept) => {
    expect(readEmail(typed)).toBe(kept);
  });
});
