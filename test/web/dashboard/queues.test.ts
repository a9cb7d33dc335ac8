import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { describeInBrowser } from '../../support/browser.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { openQueues, type Queues } from '../../../worker/queues.js';
import { goodPassword, oneTimePasswords, useDashboard } from './rig.js';
import { Visitor } from './visitor.js';

const rig = useDashboard();
const api = '/queues/api/queues';
const json = { accept: 'application/json' };
const dataDir = mkdtempSync(join(tmpdir(), 'pasti-queues-'));
let queues: Queues;
let app: FastifyInstance;

beforeAll(async () => {
  queues = openQueues({ dataDir, logger: quietLogger });
  await queues.ready();
});
afterAll(async () => {
  await queues.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  app = rig.build({ queues: queues.bullQueues() });
});
afterEach(() => app.close());

const ani = async () => {
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  const visitor = new Visitor(app);
  await visitor.signIn('ani@example.org', goodPassword);
  return visitor;
};

describeInBrowser('the page of the queues in a browser', (newContext) => {
  it('works under its policy', async () => {
    const { cookies } = await ani();
    const base = await app.listen({ host: '127.0.0.1', port: 0 });
    const context = await newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies([
      { name: 'pasti_session', value: cookies.get('pasti_session')!, url: base },
    ]);
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    await page.goto(`${base}/queues`);
    await page.getByText('send-telegram').first().waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, 'queues.png') });
    expect(broken).toEqual([]);
    await context.close();
  });
});

describe('the page of the queues', () => {
  it('is for admins only, page, files and data alike', async () => {
    const stranger = new Visitor(app);
    for (const url of ['/queues', '/queues/', '/queues/static/js/main.js', api]) {
      expect((await stranger.get(url)).headers.location).toBe('/login');
      const program = await stranger.get(url, json);
      expect([program.statusCode, program.json()]).toEqual([401, { error: 'not-signed-in' }]);
    }
    const coach = await ani();
    await rig.database.users.updateOne({ _id: 'ani@example.org' }, { $set: { role: 'coach' } });
    expect((await coach.get(api, json)).statusCode).toBe(403);
  });

  it('waits for the change of a one-time password', async () => {
    await createFirstUser(rig.accounts, undefined);
    const newcomer = new Visitor(app);
    await newcomer.signIn('admin@localhost', oneTimePasswords[0]!);
    expect((await newcomer.get('/queues')).headers.location).toBe('/password');
    expect((await newcomer.get(api, json)).statusCode).toBe(403);
  });

  it('shows the queues, under a policy of its own', async () => {
    const visitor = await ani();
    expect((await visitor.get('/')).body).toContain('href="/queues"');
    const { statusCode, headers, body } = await visitor.get('/queues');
    expect(statusCode).toBe(200);
    expect(body).toContain('<base href="/queues/"');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    const elsewhere = await visitor.get('/');
    expect(elsewhere.headers['content-security-policy']).not.toContain('unsafe');
    const shown: { queues: { name: string }[] } = (await visitor.get(api, json)).json();
    expect(shown.queues.map(({ name }) => name)).toContain('send-telegram');
  });

  it('takes orders from its own page, none from another site', async () => {
    const visitor = await ani();
    const cookie = `pasti_session=${visitor.cookies.get('pasti_session')}`;
    const pause = (headers: Record<string, string>) =>
      app.inject({ method: 'PUT', url: `${api}/office/pause`, headers: { cookie, ...headers } });
    const isPaused = async () => (await queues.bullQueues()).at(-1)?.isPaused();
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const answer = await pause(headers);
      expect([answer.statusCode, answer.json()]).toEqual([403, { error: 'foreign' }]);
    }
    expect(await isPaused()).toBe(false);
    expect((await pause({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
    expect(await isPaused()).toBe(true);
  });

  it('is not there in a process without queues', async () => {
    const visitor = new Visitor(rig.app);
    expect((await visitor.get('/queues')).statusCode).toBe(404);
  });
});
