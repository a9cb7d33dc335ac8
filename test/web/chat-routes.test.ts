import { describe, expect, it } from '@jest/globals';
import { addressIn, visit } from './rig.js';
import { arrive, form, messages } from './visitor.js';

describe('who is writing', () => {
  it('gives a visitor a signed cookie for a year, and keeps it at the next visit', async () => {
    const { rig, cookie } = await arrive();
    const first = await rig.app.inject('/chat');
    expect(first.cookies[0]).toMatchObject({
      name: 'pasti_chat',
      path: '/chat',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 31_536_000,
    });
    const again = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(again.cookies[0]?.value).toBe(decodeURIComponent(cookie).slice('pasti_chat='.length));
  });

  it('does not believe a cookie it did not sign', async () => {
    const { rig, cookie, post } = await arrive();
    const forged = { cookie: `pasti_chat=${addressIn(cookie)}` };
    expect((await post({ id: 'message-1', text: 'halo' }, forged)).statusCode).toBe(401);
    expect((await rig.app.inject({ url: '/chat/messages', headers: forged })).statusCode).toBe(401);
    expect((await rig.app.inject({ url: '/chat/events', headers: forged })).statusCode).toBe(401);
    const page = await rig.app.inject({ url: '/chat', headers: forged });
    expect(page.cookies[0]?.value).not.toContain(addressIn(cookie));
  });

  it('never puts the address into a page or an answer', async () => {
    const { rig, cookie, post } = await arrive();
    await post({ id: 'message-1', start: true });
    const page = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(page.body).toContain('Halo Kak');
    expect(page.body).not.toContain(addressIn(cookie));
    expect(JSON.stringify(await messages(rig, cookie))).not.toContain(addressIn(cookie));
  });
});

describe('posting', () => {
  it('answers once the message is saved; the same id again is a duplicate', async () => {
    const { rig, post } = await arrive();
    const answer = await post({ id: 'message-1', text: ' halo\r\nKak\u0000 ' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'handled', id: 'message-1' });
    expect((await post({ id: 'message-1', text: 'halo' })).json()).toMatchObject({
      status: 'duplicate',
    });
    expect(rig.bot.heard).toHaveLength(1);
    expect(rig.bot.heard[0]).toMatchObject({
      id: 'message-1',
      input: { type: 'text', text: 'halo\nKak' },
      profile: { language: 'id' },
    });
  });

  it('takes a start, a pressed button and a place', async () => {
    const { rig, post } = await arrive();
    await post({ id: 'message-1', start: true });
    await post({ id: 'message-2', question: 1, choice: 'agree' });
    await post({ id: 'message-3', latitude: -6.2, longitude: 106.8 });
    expect(rig.bot.heard.map(({ id, input }) => ({ id, input }))).toEqual([
      { id: 'start-message-1', input: { type: 'start' } },
      { id: 'message-2', input: { type: 'choice', question: 1, choice: 'agree' } },
      { id: 'message-3', input: { type: 'location', latitude: -6.2, longitude: 106.8 } },
    ]);
  });

  it.each([
    [{}],
    [{ id: 'short', text: 'x' }],
    [{ id: 'message-1' }],
    [{ id: 'message-1', text: '   ' }],
    [{ id: 'message-1', text: 5 }],
    [{ id: 'message-1', question: -1, choice: 'x' }],
    [{ id: 'web:x:in:../1', text: 'x' }],
  ])('refuses %j', async (payload) => {
    const { rig, post } = await arrive();
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ message: expect.stringContaining('tidak dapat dibaca') });
    expect(rig.bot.heard).toEqual([]);
  });

  it('refuses what is no JSON', async () => {
    const { post } = await arrive();
    expect((await post('{', { 'content-type': 'application/json' })).statusCode).toBe(400);
    expect((await post('x', { 'content-type': 'text/xml' })).statusCode).toBe(415);
  });

  it('lets 10,000 characters through, in JSON and as a form', async () => {
    const { rig, post } = await arrive();
    const text = '👋é'.repeat(3333);
    expect((await post({ id: 'message-1', text })).statusCode).toBe(200);
    const body = new URLSearchParams({ id: 'message-2', text }).toString();
    expect((await post(body, form)).statusCode).toBe(303);
    expect(rig.bot.texts).toEqual([text, text]);
  });

  it('says clearly what is too long', async () => {
    const { post } = await arrive();
    for (const length of [10_001, 1024 * 1024]) {
      const answer = await post({ id: 'message-1', text: 'x'.repeat(length) });
      expect(answer.statusCode).toBe(413);
      expect(answer.json()).toMatchObject({
        error: 'too-long',
        message: expect.stringContaining('terlalu panjang'),
      });
    }
  });

  it('says 503 and when to try again while nothing can be saved', async () => {
    const { rig, post } = await arrive();
    rig.bot.failing = true;
    const answer = await post({ id: 'message-1', text: 'halo' });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.json()).toMatchObject({ error: 'unavailable' });
    rig.bot.failing = false;
    expect((await post({ id: 'message-1', text: 'halo' })).json()).toMatchObject({
      status: 'handled',
    });
  });

  it('slows down who posts too fast, but not the others behind the same address', async () => {
    const { rig, post } = await arrive({
      config: {
        publicUrl: 'http://127.0.0.1:3000',
        secureCookies: false,
        cookieSecret: 'a secret of thirty-two characters',
        limits: { perVisitor: 2, perAddress: 4 },
      },
    });
    const codes = [];
    for (const n of [1, 2, 3]) codes.push(await post({ id: `message-${n}`, text: 'x' }));
    expect(codes.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    expect(Number(codes[2]?.headers['retry-after'])).toBeGreaterThan(0);
    const other = await visit(rig.app);
    expect((await post({ id: 'message-1', text: 'x' }, { cookie: other })).statusCode).toBe(200);
    expect((await post({ id: 'message-2', text: 'x' }, { cookie: other })).statusCode).toBe(429);
  });
});

describe('other sites', () => {
  const message = { id: 'message-1', text: 'halo' };

  it.each([
    [{ origin: 'https://jahat.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3000' }],
  ])('can not make a browser post: %j', async (headers) => {
    const { rig, post } = await arrive();
    expect((await post(message, headers)).statusCode).toBe(403);
    expect(rig.bot.heard).toEqual([]);
  });

  it.each([
    [{}],
    [{ origin: 'http://127.0.0.1:3000' }],
    [{ origin: 'http://pasti.lan:8080', host: 'pasti.lan:8080' }],
    [{ 'sec-fetch-site': 'same-origin' }],
  ])('are not confused with our own: %j', async (headers) => {
    const { post } = await arrive();
    expect((await post(message, headers)).statusCode).toBe(200);
  });
});

describe('reading', () => {
  it('gives the conversation, or what came after a message', async () => {
    const { rig, cookie, post } = await arrive();
    await post({ id: 'message-1', start: true });
    await post({ id: 'message-2', text: 'Sari' });
    const all = await messages(rig, cookie);
    expect(all.map(({ id }) => id)).toEqual([
      'out:turn-1:0',
      'out:turn-2:0',
      'in:message-2',
      'out:turn-3:0',
    ]);
    expect(all[1]).toMatchObject({ from: 'bot', choices: { question: 1 } });
    expect(await messages(rig, cookie, '?after=out:turn-2:0')).toEqual(all.slice(2));
    expect(await messages(rig, cookie, '?after=out:turn-3:0')).toEqual([]);
    expect(await messages(rig, cookie, '?after=unknown')).toEqual(all);
    expect(await messages(rig, await visit(rig.app))).toEqual([]);
  });
});
