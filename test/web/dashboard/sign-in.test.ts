import { describe, expect, it } from '@jest/globals';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { goodPassword, useDashboard } from './rig.js';
import { page, Visitor } from './visitor.js';

const email = 'ani@example.org';
const rig = useDashboard();
const makeAni = () => createFirstUser(rig.accounts, { email, password: goodPassword });
const hour = 3_600_000;

describe('the way in', () => {
  it('is a quiet link on the public page', async () => {
    const { body, headers } = await rig.app.inject({ url: '/', headers: page });
    expect(body).toContain('Mulai ngobrol');
    expect(body).toContain('href="/login">Masuk petugas');
    expect(body).toContain('href="/privasi"');
    expect(headers.vary).toBe('Cookie');
  });

  it('opens a session with the right password, and says so in the audit log', async () => {
    await makeAni();
    const ani = new Visitor(rig.app);
    const answer = await ani.signIn(' Ani@Example.org ', goodPassword);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    const home = await ani.get('/');
    expect(home.body).toContain('Ringkasan');
    expect(home.body).toContain(email);
    expect(home.headers['cache-control']).toBe('no-store');
    expect((await ani.get('/login')).headers.location).toBe('/');
    expect(await rig.audited()).toEqual([
      `admin created: ${email} by environment`,
      `signed in: ${email} by ${email}`,
    ]);
    const user = await rig.accounts.users.find(email);
    expect(user?.lastSignInAt).toEqual(rig.clock.now());
  });

  it('keeps the session in a cookie that scripts and other sites can not use', async () => {
    await makeAni();
    const answer = await new Visitor(rig.app).signIn(email, goodPassword);
    const cookie = answer.cookies.find(({ name }) => name === 'pasti_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
    const kept = await rig.database.signIns.find({}).lean();
    expect(JSON.stringify(kept)).not.toContain(cookie?.value);
  });

  it('binds its cookies to the host over https', async () => {
    await makeAni();
    const app = rig.build({ publicUrl: 'https://pasti.example.org' });
    const ani = new Visitor(app, { origin: 'https://pasti.example.org' });
    const answer = await ani.signIn(email, goodPassword);
    const cookie = answer.cookies.find(({ name }) => name === '__Host-pasti_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' });
    expect(cookie?.domain).toBeUndefined();
    expect([...ani.cookies.keys()]).toEqual(['__Host-pasti_form', '__Host-pasti_session']);
    expect((await ani.get('/')).body).toContain('Ringkasan');
    await app.close();
  });

  it('answers a wrong password and an unknown account alike', async () => {
    await makeAni();
    const wrong = await new Visitor(rig.app).signIn(email, 'salah salah salah');
    const unknown = await new Visitor(rig.app).signIn('budi@example.org', 'rahasia di sini');
    for (const answer of [wrong, unknown]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.body).toContain('Surel atau kata sandi tidak cocok.');
      expect(answer.cookies.map(({ name }) => name)).not.toContain('pasti_session');
    }
    const strip = (body: string) => body.replace(/value="[^"]*"/g, '');
    expect(strip(wrong.body)).toBe(strip(unknown.body));
    expect(await rig.audited()).toEqual([
      `admin created: ${email} by environment`,
      `sign-in failed: ${email} by 203.0.113.7`,
      'sign-in failed: unknown account by 203.0.113.7',
    ]);
    const log = JSON.stringify(await rig.database.auditLog.find({}).lean());
    expect(log).not.toMatch(/salah|rahasia|budi/);
  });

  it('does as much work for an unknown account as for a known one', async () => {
    await makeAni();
    const asked: (string | undefined)[] = [];
    const { hashing } = rig.accounts;
    rig.accounts.hashing = {
      ...hashing,
      verify: (password, hash) => {
        asked.push(hash?.slice(0, 9));
        return hashing.verify(password, hash);
      },
    };
    await new Visitor(rig.app).signIn(email, 'x');
    await new Visitor(rig.app).signIn('budi@example.org', 'x');
    await new Visitor(rig.app).signIn('kata sandi saya', 'x');
    expect(asked).toEqual(['$argon2id', undefined, undefined]);
  });

  it('goes nowhere else, whatever the address says', async () => {
    await makeAni();
    const ani = new Visitor(rig.app);
    const token = await ani.token('/login?next=https://evil.example');
    const fields = { email, password: goodPassword, next: '//evil.example', _form: token };
    const answer = await ani.post('/login?next=//evil.example', fields);
    expect(answer.headers.location).toBe('/');
  });
});

describe('a foreign form', () => {
  it('is refused without our token, with a wrong one, and with that of another browser', async () => {
    await makeAni();
    const fields = { email, password: goodPassword };
    const ani = new Visitor(rig.app);
    await ani.get('/login');
    const others = await new Visitor(rig.app).token('/login');
    for (const extra of [{}, { _form: 'x' }, { _form: others }] as Record<string, string>[]) {
      const answer = await ani.post('/login', { ...fields, ...extra });
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain('sudah kedaluwarsa');
    }
    const noCookie = await new Visitor(rig.app).post('/login', { ...fields, _form: others });
    expect(noCookie.statusCode).toBe(403);
    expect(await rig.database.signIns.countDocuments({})).toBe(0);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])('is refused from elsewhere: %j', async (headers) => {
    await makeAni();
    const ani = new Visitor(rig.app);
    await ani.signIn(email, goodPassword);
    const token = await ani.token('/password');
    for (const path of ['/login', '/logout', '/password']) {
      const answer = await ani.post(path, { _form: token }, headers);
      expect(answer.statusCode).toBe(403);
      expect(answer.body).toContain('tidak dikirim dari halaman kami');
    }
    expect((await ani.get('/')).body).toContain('Ringkasan');
  });

  it('can not sign anybody out', async () => {
    await makeAni();
    const ani = new Visitor(rig.app);
    await ani.signIn(email, goodPassword);
    expect((await ani.post('/logout', {})).statusCode).toBe(403);
    expect((await ani.get('/')).body).toContain('Ringkasan');
  });
});

describe('a session', () => {
  const signedIn = async () => {
    await makeAni();
    const ani = new Visitor(rig.app);
    await ani.signIn(email, goodPassword);
    return ani;
  };
  const isIn = async (visitor: Visitor) => (await visitor.get('/')).body.includes('Ringkasan');

  it('ends when nothing was done for eight hours', async () => {
    const ani = await signedIn();
    rig.clock.advance(7.9 * hour);
    expect(await isIn(ani)).toBe(true);
    rig.clock.advance(7.9 * hour);
    expect(await isIn(ani)).toBe(true);
    rig.clock.advance(8 * hour);
    expect(await isIn(ani)).toBe(false);
    expect(await rig.database.signIns.countDocuments({})).toBe(0);
  });

  it('ends after seven days, however busy', async () => {
    const ani = await signedIn();
    for (let at = 0; at < 7 * 24 - 6; at += 6) {
      rig.clock.advance(6 * hour);
      expect(await isIn(ani)).toBe(true);
    }
    rig.clock.advance(6 * hour);
    expect(await isIn(ani)).toBe(false);
  });

  it('is swept when it was left behind', async () => {
    await signedIn();
    rig.clock.advance(9 * hour);
    await new Visitor(rig.app).signIn(email, goodPassword);
    expect(await rig.database.signIns.countDocuments({})).toBe(1);
  });

  it('ends by signing out, also for who kept its cookie', async () => {
    const ani = await signedIn();
    const kept = new Map(ani.cookies);
    const answer = await ani.fill('/', {}, '/logout');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    expect(ani.cookies.has('pasti_session')).toBe(false);
    const thief = new Visitor(rig.app);
    for (const [name, value] of kept) thief.cookies.set(name, value);
    expect(await isIn(thief)).toBe(false);
    expect(await rig.audited()).toContain(`signed out: ${email} by ${email}`);
  });

  it('gets a new secret with every sign-in, and the old one is void', async () => {
    const ani = await signedIn();
    const old = ani.cookies.get('pasti_session')!;
    const token = await ani.token('/password');
    await ani.post('/login', { email, password: goodPassword, _form: token });
    expect(ani.cookies.get('pasti_session')).not.toBe(old);
    expect(await rig.database.signIns.countDocuments({})).toBe(1);
  });

  it('is not made up', async () => {
    const stranger = new Visitor(rig.app);
    for (const value of ['x', 'A'.repeat(43), '%24ne']) {
      stranger.cookies.set('pasti_session', value);
      expect(await isIn(stranger)).toBe(false);
    }
  });
});
