import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { start, type Running } from '../../src/main.js';
import { startBotApi, type BotApi } from '../support/bot-api/index.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { token } from './bot-process.js';
import { expectNikDeleted, expectNoLeak, expectRegistered } from './expect-registered.js';
import { inventPerson } from './people.js';
import { questionOf, Registrant, type Question } from './registrant.js';

/** The whole product inside this process, over HTTP all the same: quick to start and stop. */
class Product {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'pasti-'));
  private running: Running | undefined;

  constructor(private readonly api: BotApi) {}

  async start(): Promise<void> {
    const config = readConfig({
      DATA_DIR: this.dataDir,
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      PORT: '0',
      PASTI_ROLES: 'telegram',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: this.api.url,
    });
    this.running = await start(config, quietLogger);
    await this.running.ready;
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(): Promise<{ api: BotApi; product: Product }> {
  const api = await startBotApi({ token });
  const product = new Product(api);
  closers.push(
    () => api.close(),
    () => product.close(),
  );
  await product.start();
  return { api, product };
}

describe('a registration', () => {
  it('goes on after a restart at each of its questions', async () => {
    const { api, product } = await open();
    const seen: Question[] = [];
    const onQuestion = async (question: Question) => {
      seen.push(question);
      await product.stop();
      await product.start();
    };
    const one = new Registrant(api.user(7), inventPerson(1), { onQuestion });
    await one.register();
    expect(seen).toEqual([
      'consent',
      'name',
      'nik',
      'salutation',
      'phone',
      'kecamatan',
      'kelurahan',
      'has_business',
      'category',
      'business_name',
      'since',
      'summary',
      'registered',
    ]);
    expectNikDeleted([one]);
    expectNoLeak(api, '', [one]);
    await product.stop();
    await expectRegistered(product.dataDir, [one]);
  });

  it('counts an answer that is typed and pressed at the same moment once', async () => {
    const { api, product } = await open();
    const people = Array.from({ length: 20 }, (_, n) => api.user(100 + n));
    const both = async (person: (typeof people)[number]) => {
      person.say('halo');
      await person.reply();
      person.press('Setuju');
      person.say('setuju');
      // One of the two is taken; the name is asked, and "setuju" is no name.
      for (;;) {
        const { text } = await person.reply();
        if (text.includes('nama lengkap')) return;
      }
    };
    await Promise.all(people.map(both));
    await product.stop();
    for (const person of people) {
      const asked = person.messages.filter((one) => one.from === 'bot').map(questionOf);
      // The first is the consent, without its buttons by now.
      expect(new Set(asked.slice(1))).toEqual(new Set(['name']));
    }
  });
});
