import { afterEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import { loadWords } from '../../../../src/i18n/words.js';
import { verifyCertificate } from '../../../../src/modules/training/verify.js';
import type { Enrolment } from '../../../../src/modules/training/training.js';
import { createWebApp } from '../../../../src/web/index.js';
import { verifyPages } from '../../../../src/modules/training/pages/verify/verify-routes.js';
import { quietLogger } from '../../../support/mongo/quiet-logger.js';
import { at, makeTraining } from '../make-training.js';
import { person } from '../../../web/dashboard/people.js';

const words = loadWords('locales', 'Asia/Jakarta');
const number = 'PAS-2026-7K3QM-XW4TR';
const enrolment: Enrolment = {
  ...{ id: 'kemasan:p0000', trainingId: 'kemasan', participantId: 'p0000', state: 'seated' },
  ...{ enrolledAt: at(-100), version: 3, certificate: { number, at: at(3000) } },
};

let app: FastifyInstance;
afterEach(() => app.close());

function open(): void {
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
      verifyPages({
        find: (typed) =>
          verifyCertificate(
            {
              enrolments: {
                byCertificate: (one) => Promise.resolve(one === number ? enrolment : undefined),
              },
              trainings: { some: () => Promise.resolve([makeTraining()]) },
              participants: { find: () => Promise.resolve(person(0, at(-9000))) },
            },
            typed,
          ),
        words: (locale, key, values) => words.say(locale, `trainings:${key}`, values),
        timeZone: 'Asia/Jakarta',
      }),
    ],
  });
}

const get = (url: string) => app.inject({ url, headers: { accept: 'text/html' } });

describe('the page that checks certificates', () => {
  it('knows ours, however the number is typed, and hides the name', async () => {
    open();
    for (const url of [`/verify/${number}`, `/verify?number=%20${number.toLowerCase()}`]) {
      const { statusCode, body } = await get(url);
      expect(statusCode).toBe(200);
      expect(body).toContain('Sertifikat ini benar kami terbitkan.');
      expect(body).toContain('S*** A***** 0');
      expect(body).not.toContain('Aminah');
      expect(body).toContain('Kemasan Produk, Tebet');
      expect(body).toContain('Sabtu, 28 November 2026, 09.00-12.00 WIB');
      expect(body).toContain('30 November 2026');
    }
    expect((await get(`/verify/${number}?lang=en`)).body).toContain('We issued this certificate.');
  });

  it('does not know others, and shows what was typed as text', async () => {
    open();
    for (const typed of ['PAS-2026-AAAAA-AAAAA', '%3Cscript%3E', 'x'.repeat(90)]) {
      const { statusCode, body } = await get(`/verify/${typed}`);
      expect([statusCode, body]).toEqual([404, expect.stringContaining('tidak kami kenal')]);
      expect(body).not.toContain('<script>');
    }
    expect((await get('/verify')).statusCode).toBe(200);
  });

  it('lets nobody try numbers in a row', async () => {
    open();
    const codes: number[] = [];
    for (let tried = 0; tried < 40; tried += 1) {
      codes.push((await get('/verify/PAS-2026-AAAAA-AAAAA')).statusCode);
    }
    expect(codes.filter((code) => code === 404)).toHaveLength(30);
    expect(codes.filter((code) => code === 429)).toHaveLength(10);
  });
});
