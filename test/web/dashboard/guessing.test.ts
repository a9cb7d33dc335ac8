import { describe, expect, it } from '@jest/globals';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { goodPassword, useDashboard } from './rig.js';
import { Visitor } from './visitor.js';

const email = 'ani@example.org';
const rig = useDashboard();
const makeAni = () => createFirstUser(rig.accounts, { email, password: goodPassword });

describe('guessing', () => {
  it('is slowed down for an unknown account too', async () => {
    const guesser = new Visitor(rig.app);
    const codes: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      codes.push((await guesser.signIn('nobody@example.org', 'tebakan')).statusCode);
    }
    expect(codes).toEqual([401, 401, 401, 401, 429]);
  });

  it('rests after the fourth failure, for 1, 2, 4 seconds; then the right password counts', async () => {
    await makeAni();
    const guesser = new Visitor(rig.app);
    for (let n = 0; n < 3; n += 1) await guesser.signIn(email, 'tebakan');
    for (const wait of [1, 2, 4]) {
      expect((await guesser.signIn(email, 'tebakan')).statusCode).toBe(401);
      const early = await guesser.signIn(email, goodPassword);
      expect([early.statusCode, early.headers['retry-after']]).toEqual([429, String(wait)]);
      expect(early.body).toContain(`Tunggu ${wait} detik`);
      rig.clock.advance(wait * 1000);
    }
    expect((await guesser.signIn(email, goodPassword)).statusCode).toBe(303);
    expect((await new Visitor(rig.app).signIn(email, 'tebakan')).statusCode).toBe(401);
  });

  it('does not get through by many tries at once', async () => {
    await makeAni();
    const guesser = new Visitor(rig.app);
    const token = await guesser.token('/login');
    const tries = Array.from({ length: 12 }, (_, n) =>
      guesser.post('/login', { email, password: `tebakan ${n}`, _form: token }),
    );
    const codes = (await Promise.all(tries)).map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 401)).toHaveLength(4);
  });

  it('is limited for one network address, whatever the accounts', async () => {
    const app = rig.build();
    const guesser = new Visitor(app);
    const token = await guesser.token('/login');
    const guess = (n: number, visitor = guesser) =>
      visitor.post('/login', { email: `a${n}@example.org`, password: 'x', _form: token });
    for (let n = 0; n < 20; n += 1) expect((await guess(n)).statusCode).toBe(401);
    const refused = await guess(20);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    const elsewhere = new Visitor(app, { remoteAddress: '198.51.100.4' });
    expect((await elsewhere.signIn('a21@example.org', 'x')).statusCode).toBe(401);
    await app.close();
  });
});
