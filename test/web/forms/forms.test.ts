import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import {
  createTerminalChannel,
  type TerminalChannel,
} from '../../../src/channels/terminal/index.js';
import { openScratch, type Scratch } from '../../../src/cli/scratch.js';
import type { Conversations } from '../../../src/app/build-conversations.js';
import { createWebApp } from '../../../src/web/index.js';
import { silent } from '../rig.js';
import { translate } from '../words.js';

const nik = '3174055708909901';
let scratch: Scratch;
let channel: TerminalChannel;
let conversations: Conversations;
let app: FastifyInstance;
let said: { address: string; text: string }[];
let people = 0;
let messages = 0;

beforeAll(async () => {
  scratch = await openScratch(pino({ level: 'silent' }));
  channel = createTerminalChannel({
    name: 'whatsapp',
    show: (address, { text }) => said.push({ address, text }),
  });
  conversations = scratch.build(channel);
  app = createWebApp({
    config: {
      publicUrl: 'https://pasti.example',
      secureCookies: true,
      cookieSecret: 'a secret of thirty-two characters',
    },
    forms: conversations.forms,
    readiness: () => Promise.resolve({ store: { state: 'up' } }),
    metrics: new Registry(),
    logger: silent,
    messages: translate,
  });
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await conversations.stop();
  await scratch.close();
});

beforeEach(() => {
  said = [];
  people += 1;
});

async function say(text: string, language = 'id'): Promise<void> {
  messages += 1;
  await channel.deliver({
    channel: 'whatsapp',
    address: `62812000${people}@c.us`,
    id: `m${messages}`,
    at: scratch.clock.now(),
    input: { type: 'text', text },
    profile: { language },
  });
  await conversations.settled();
}

/** Registers to the question for the NIK. @returns the path of the form */
async function comeToTheForm(language = 'id'): Promise<string> {
  for (const text of ['halo', 'setuju', 'Siti Aminah']) await say(text, language);
  return newestLink();
}

const newestLink = (): string => {
  const found = said.map(({ text }) => /https:\/\/pasti\.example(\/form\/[\w-]+)/.exec(text)?.[1]);
  return found.filter((path) => path !== undefined).at(-1) ?? 'no link was sent';
};

const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });
const post = (url: string, payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('the form for a NIK', () => {
  it('is a small page without a script that keeps itself to itself', async () => {
    const page = await get(await comeToTheForm());
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
    });
    expect(page.body).toContain('NIK (16 angka)');
    expect(page.body).toContain('kembali ke WhatsApp');
    expect(page.body).toMatch(/<label for="nik">/);
    expect(page.body).not.toContain('<script');
    const style = /href="(\/site\.[^"]*css[^"]*|\/site\.css[^"]*)"/.exec(page.body)?.[1];
    const css = await get(style ?? '/no-style');
    expect(css.statusCode).toBe(200);
    expect(page.body.length + css.body.length).toBeLessThan(10_000);
  });

  it('takes the answer into the conversation, which goes on by itself', async () => {
    const link = await comeToTheForm();
    said = [];
    const page = await post(link, `nik=${nik}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Sudah kami terima');
    await conversations.settled();
    expect(said.map(({ text }) => text).join()).toContain('Enaknya kami panggil apa?');
    const session = await scratch.database.sessions.findById(`whatsapp:62812000${people}@c.us`);
    expect(JSON.stringify(session)).toContain('3174********9901');
    expect(JSON.stringify(session)).not.toContain(nik);
  });

  it('says what is wrong, and keeps what was typed', async () => {
    const link = await comeToTheForm();
    const page = await post(link, 'nik=3174%3C05%22');
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('role="alert"');
    expect(page.body).toContain('value="3174&lt;05&quot;"');
    const short = await post(link, 'nik=317405570890990');
    expect(short.body).toContain('Angkanya ada 15. NIK ada 16 angka, coba cek KTP.');
    const empty = await post(link, 'nik=');
    expect(empty.body).toContain('NIK masih kosong');
    expect((await post(link, `nik=${nik}`)).statusCode).toBe(200);
  });

  it('is used once, also by two at once', async () => {
    const link = await comeToTheForm();
    const both = await Promise.all([post(link, `nik=${nik}`), post(link, `nik=${nik}`)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
    await conversations.settled();
    expect(said.filter(({ text }) => text.includes('Enaknya'))).toHaveLength(1);
    const later = await get(link);
    expect(later.statusCode).toBe(410);
    expect(later.body).toContain('Sudah terisi');
  });

  it('is closed after 30 minutes, when its question is over, and to made-up links', async () => {
    const link = await comeToTheForm();
    scratch.clock.advance(29 * 60_000);
    expect((await get(link)).statusCode).toBe(200);
    scratch.clock.advance(60_000);
    const late = await post(link, `nik=${nik}`);
    expect([late.statusCode, late.body]).toEqual([410, expect.stringContaining('lewat 30 menit')]);
    await say('halo');
    const newer = newestLink();
    expect(newer).not.toBe(link);
    await say('batal');
    const stale = await post(newer, `nik=${nik}`);
    expect([stale.statusCode, stale.body]).toEqual([409, expect.stringContaining('DAFTAR')]);
    const last = newer.endsWith('A') ? 'B' : 'A';
    for (const forged of [`${newer.slice(0, -1)}${last}`, '/form/abc', `/form/${'A'.repeat(70)}`]) {
      const page = await get(forged);
      expect([page.statusCode, page.body]).toEqual([404, expect.stringContaining('tidak lengkap')]);
    }
  });

  it('is in the language of the conversation, or the one that is picked', async () => {
    const link = await comeToTheForm('en');
    expect((await get(link)).body).toContain('NIK (16 digits)');
    expect((await get(`${link}?lang=id`)).body).toContain('NIK (16 angka)');
    const wrong = await post(`${link}?lang=id`, 'nik=1');
    expect(wrong.body).toContain('Angkanya ada 1.');
  });

  it('takes nothing from other sites, and sees our own page without an origin', async () => {
    const link = await comeToTheForm();
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await post(link, `nik=${nik}`, foreign)).statusCode).toBe(403);
    expect((await post(link, `nik=${nik}`, { origin: 'https://evil.example' })).statusCode).toBe(
      403,
    );
    expect((await post(link, `nik=${nik}`, { origin: 'null' })).statusCode).toBe(200);
  });

  it('leaves its token in no line of the log', async () => {
    const link = await comeToTheForm();
    await conversations.stop();
    const lines = await scratch.database.messages.find({}).lean();
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain(link.slice('/form/'.length));
  });
});
