import { describe, expect, it } from '@jest/globals';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { goodPassword, oneTimePasswords, useDashboard } from './rig.js';
import { Visitor } from './visitor.js';

const rig = useDashboard();
const email = 'admin@localhost';
const [oneTime = ''] = oneTimePasswords;
const mine = 'kuda makan rumput';

const newcomer = async () => {
  await createFirstUser(rig.accounts, undefined);
  const visitor = new Visitor(rig.app);
  const answer = await visitor.signIn(email, oneTime);
  expect(answer.headers.location).toBe('/password');
  return visitor;
};
const ani = async () => {
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  const visitor = new Visitor(rig.app);
  await visitor.signIn('ani@example.org', goodPassword);
  return visitor;
};

describe('a one-time password', () => {
  it('lets nobody past the change of it', async () => {
    const visitor = await newcomer();
    for (const url of ['/', '/?after=1.x', '/login']) {
      const { statusCode, headers, body } = await visitor.get(url);
      expect([statusCode, body]).toEqual([303, '']);
      // From /login to /, and from there on.
      expect(headers.location).toBe(url === '/login' ? '/' : '/password');
    }
    const program = await visitor.get('/', { accept: 'application/json' });
    expect([program.statusCode, program.json()]).toEqual([403, { error: 'must-change-password' }]);
    const form = await visitor.get('/password');
    expect(form.body).toContain('hanya untuk sekali pakai');
    expect(form.body).not.toContain('name="current"');
    expect(form.body).not.toContain('href="/queues"');
  });

  it.each([
    ['k3cil', 'k3cil', 'terlalu pendek: paling sedikit 12 huruf'],
    ['x'.repeat(3) + 'y'.repeat(201), '', 'terlalu panjang'],
    ['Admin@Localhost', 'Admin@Localhost', 'tidak boleh sama dengan surel'],
    ['aaaabbbbaaaabbbb', 'aaaabbbbaaaabbbb', 'terlalu mudah ditebak'],
    [mine, 'kuda makan jagung', 'tidak sama'],
    [oneTime, oneTime, 'harus berbeda'],
  ])('is not changed to %j', async (password, again, reason) => {
    const visitor = await newcomer();
    const answer = await visitor.fill('/password', { password, again });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(reason);
    expect(answer.body).not.toContain(password);
    expect((await visitor.get('/')).headers.location).toBe('/password');
  });

  it('is changed once, and then everything is open', async () => {
    const visitor = await newcomer();
    const answer = await visitor.fill('/password', { password: mine, again: mine });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    expect((await visitor.get('/')).body).toContain('Ringkasan');
    expect((await new Visitor(rig.app).signIn(email, oneTime)).statusCode).toBe(401);
    expect((await new Visitor(rig.app).signIn(email, mine)).headers.location).toBe('/');
    expect(await rig.audited()).toContain(`password changed: ${email} by ${email}`);
  });
});

describe('a change of the password', () => {
  const change = { current: goodPassword, password: mine, again: mine };

  it('needs somebody who is signed in', async () => {
    const stranger = new Visitor(rig.app);
    expect((await stranger.get('/password')).headers.location).toBe('/login');
    const answer = await stranger.fill('/login', change, '/password');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/login']);
  });

  it('needs the current one', async () => {
    const visitor = await ani();
    for (const current of ['', 'bukan ini sandinya']) {
      const answer = await visitor.fill('/password', { ...change, current });
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('Kata sandi sekarang tidak cocok');
    }
    for (let n = 0; n < 2; n += 1) await visitor.fill('/password', { ...change, current: 'x' });
    const slowed = await visitor.fill('/password', change);
    expect([slowed.statusCode, slowed.headers['retry-after']]).toEqual([429, '1']);
  });

  it('ends every other session, and gives this browser a new one', async () => {
    const visitor = await ani();
    const elsewhere = new Visitor(rig.app);
    await elsewhere.signIn('ani@example.org', goodPassword);
    const old = visitor.cookies.get('pasti_session')!;
    rig.clock.advance(1000);
    const answer = await visitor.fill('/password', change);
    expect(answer.headers.location).toBe('/password?done');
    expect((await visitor.get('/password?done')).body).toContain('sudah diganti');
    expect(visitor.cookies.get('pasti_session')).not.toBe(old);
    expect((await elsewhere.get('/password')).headers.location).toBe('/login');
    const thief = new Visitor(rig.app);
    thief.cookies.set('pasti_session', old);
    expect((await thief.get('/password')).headers.location).toBe('/login');
  });

  it('voids a session that is opened with the old one meanwhile', async () => {
    const visitor = await ani();
    const { hashing } = rig.accounts;
    let changed = false;
    rig.accounts.hashing = {
      ...hashing,
      verify: async (password, hash) => {
        const right = await hashing.verify(password, hash);
        if (!changed) {
          changed = true;
          rig.clock.advance(5);
          await visitor.fill('/password', change);
        }
        return right;
      },
    };
    const late = new Visitor(rig.app);
    expect((await late.signIn('ani@example.org', goodPassword)).statusCode).toBe(303);
    expect((await late.get('/password')).headers.location).toBe('/login');
    expect((await visitor.get('/')).body).toContain('Ringkasan');
  });
});
