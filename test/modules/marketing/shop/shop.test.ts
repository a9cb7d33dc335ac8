import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { shopSource } from '../../../../src/modules/marketing/pages/shop/build-pages.js';
import { drawProductCard } from '../../../../src/modules/marketing/documents/product-card.js';
import { loadWords } from '../../../../src/i18n/words.js';
import type { Shop } from '../../../../src/modules/marketing/shop.js';
import { connect } from '../../../../src/app/database.js';
import type { Database } from '../../../../src/store/connect.js';
import { shopStore } from '../../../../src/modules/marketing/store.js';
import { createWebApp } from '../../../../src/web/index.js';
import { shopPages } from '../../../../src/modules/marketing/pages/shop/shop-routes.js';
import { describeInBrowser } from '../../../support/browser.js';
import { quietLogger } from '../../../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../../../support/mongo/test-mongo.js';
import { person, register } from '../../../web/dashboard/people.js';

const at = new Date('2026-11-24T03:00:00Z');
const words = loadWords('locales', 'Asia/Jakarta');
const page = { accept: 'text/html' };
const file = { id: 'f1', name: 'foto.png', mime: 'image/png', size: 1 };
const shop: Shop = {
  id: 'p0001',
  slug: 'jahit-1-abc123',
  publishedAt: at,
  contact: 'whatsapp',
  products: [
    {
      id: 'a',
      name: 'Tas <b>belacu</b>',
      price: 75_000,
      description: 'Kuat & rapi',
      photo: file,
      addedAt: at,
    },
    { id: 'b', name: 'Kerudung', price: 40_000, addedAt: at },
    { id: 'c', name: 'Rusak', price: 1_000, photo: { ...file, id: 'f2' }, addedAt: at },
  ],
  version: 1,
};

let server: TestMongo;
let database: Database;
let app: FastifyInstance;
let reads = 0;

beforeAll(async () => {
  server = await startTestMongo();
  database = await connect(server.uri, quietLogger);
  await register(database, [person(1, at), person(3, at)]);
});
afterAll(async () => {
  await database.close();
  await server.stop();
});
beforeEach(async () => {
  reads = 0;
  await database.shops.collection.deleteMany({});
  await shopStore(database).put(shop);
  const picture = await drawProductCard({ name: 'Tas', price: 'Rp1', business: 'x', place: 'y' });
  const read = (id: string) => {
    reads += 1;
    const bytes = id === 'f1' ? picture : new Uint8Array([1, 2, 3]);
    return Promise.resolve({ ...file, ownerId: 'p0001', bytes });
  };
  app = createWebApp({
    config: {
      publicUrl: 'http://127.0.0.1:3000',
      secureCookies: false,
      cookieSecret: 'c'.repeat(32),
    },
    readiness: () => Promise.resolve({ store: { state: 'up' } }),
    metrics: new Registry(),
    logger: quietLogger,
    messages: (locale, key, values) => words.say(locale, `web:${key}`, values),
    publicPages: [
      shopPages(shopSource(database, { read }), (locale, key, values) =>
        words.say(locale, `shop:${key}`, values),
      ),
    ],
  });
});
afterEach(() => app.close());

describe('the public page of a shop', () => {
  const get = (url: string) => app.inject({ url, headers: page });

  it('shows the products, and no more of the person than they agreed to', async () => {
    const { statusCode, body } = await get('/u/jahit-1-abc123');
    expect(statusCode).toBe(200);
    expect(body).toContain('Jahit 1');
    expect(body).toContain('Rp75.000');
    expect(body).toContain('Tas &lt;b&gt;belacu&lt;/b&gt;');
    expect(body).toContain('https://wa.me/6281200001234');
    expect(body).not.toContain('t.me');
    expect(body).not.toContain('Budi Santoso');
    expect(body).not.toContain('noindex');
    expect(body).not.toContain('<script');
  });

  it('shows no contact without a yes', async () => {
    await shopStore(database).put({ ...shop, contact: 'none', version: 2 });
    const { body } = await get('/u/jahit-1-abc123?lang=en');
    expect(body).toContain('shown with their consent');
    expect(body).not.toContain('6281200001234');
  });

  it('is not there once it is closed, nor are its photos', async () => {
    const closed = { ...shop, version: 2 };
    delete closed.publishedAt;
    await shopStore(database).put(closed);
    for (const url of ['/u/jahit-1-abc123', '/u/jahit-1-abc123/a.png']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['x-robots-tag']).toBe('noindex');
    }
  });

  it.each([
    '/u/nobody-123456',
    '/u/x',
    '/u/$ne',
    `/u/${'a'.repeat(80)}`,
    '/u/jahit-1-abc123/b.png',
    '/u/jahit-1-abc123/c.png',
    '/u/jahit-1-abc123/f1',
    '/u/jahit-1-abc123/nothing.png',
  ])('does not have %s', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it('draws a photo small, once', async () => {
    const answers = [await get('/u/jahit-1-abc123/a.png'), await get('/u/jahit-1-abc123/a.png')];
    for (const { statusCode, headers, rawPayload } of answers) {
      expect(statusCode).toBe(200);
      expect(headers['content-type']).toBe('image/png');
      // Width and height in the header of a PNG.
      expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([480, 360]);
    }
    expect(reads).toBe(1);
  });
});

describeInBrowser('the public page of a shop on a phone', (newContext) => {
  it('fits, and loads its photo', async () => {
    const base = await app.listen({ host: '127.0.0.1', port: 0 });
    const context = await newContext({
      viewport: { width: 360, height: 640 },
      isMobile: true,
    });
    const complaints: string[] = [];
    const shown = await context.newPage();
    shown.on('console', (line) => {
      if (/Content Security|Refused/.test(line.text())) complaints.push(line.text());
    });
    await shown.goto(`${base}/u/jahit-1-abc123`);
    const photo = shown.getByAltText('Foto Tas <b>belacu</b>');
    await photo.scrollIntoViewIfNeeded();
    await shown.waitForLoadState('networkidle');
    const width = await shown.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(360);
    const natural = await photo.evaluate(
      (image) => (image as unknown as { naturalWidth: number }).naturalWidth,
    );
    expect(natural).toBe(480);
    expect(complaints).toEqual([]);
    if (process.env.SHOTS)
      await shown.screenshot({ path: join(process.env.SHOTS, 'shop.png'), fullPage: true });
    await context.close();
  });
});
