import { afterEach, describe, expect, it } from '@jest/globals';
import { startBotApi, type BotApi, type BotApiOptions } from '../support/bot-api/index.js';
import { soonMs } from '../support/bounds.js';
import { Installation, token } from './bot-process.js';
import { sendTwice, swapNeighbours } from './disturbances.js';
import { expectNikDeleted, expectNoLeak, expectRegistered } from './expect-registered.js';
import { inventPerson } from './people.js';
import { Registrant, type RegistrantOptions } from './registrant.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function openApi(options: Partial<BotApiOptions> = {}): Promise<BotApi> {
  const api = await startBotApi({ token, webhookRetryMs: 50, ...options });
  closers.push(() => api.close());
  return api;
}

function install(api: BotApi, settings: Record<string, string> = {}): Installation {
  const installation = new Installation(api.url, settings);
  closers.push(() => installation.close());
  return installation;
}

const crowd = (api: BotApi, size: number, options: RegistrantOptions = {}): Registrant[] =>
  Array.from(
    { length: size },
    (_, index) => new Registrant(api.user(1_000 + index), inventPerson(index), options),
  );

/** Kills the bot whenever so many more messages were sent, and starts it anew. */
async function killNowAndThen(api: BotApi, installation: Installation, times: number) {
  let bot = installation.start();
  await bot.ready();
  for (let n = 0; n < times; n += 1) {
    const enough = api.count('sendMessage') + 100 + Math.random() * 200;
    while (api.count('sendMessage') < enough)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await bot.kill();
    bot = installation.start();
    await bot.ready();
  }
  return bot;
}

describe('registration through the real process', () => {
  it('brings a hundred at once to the end, by polling, though the bot is killed again and again', async () => {
    const api = await openApi({ latencyMs: 50 });
    sendTwice(api);
    swapNeighbours(api);
    const installation = install(api);
    const people = crowd(api, 100, { chatty: true });
    const killing = killNowAndThen(api, installation, 3);
    const done = people.map((one) => one.register());
    const bot = await killing;
    await Promise.all(done);
    expect(await bot.terminate()).toMatchObject({ code: 0 });
    await expectRegistered(installation.dataDir, people);
    expectNoLeak(api, installation.output, people);
  });

  it('serves a webhook, and an orderly stop in the middle loses nothing', async () => {
    const api = await openApi({ latencyMs: 20 });
    sendTwice(api);
    // Below those that connections get: the port is to be free again for the second start.
    const port = String(20_000 + Math.floor(Math.random() * 12_000));
    const installation = install(api, {
      PORT: port,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows',
    });
    const first = installation.start();
    expect(await first.ready()).toBe(`http://127.0.0.1:${port}`);
    const people = crowd(api, 30);
    const done = people.map((one) => one.register());
    while (api.count('sendMessage') < 120) await new Promise((resolve) => setTimeout(resolve, 5));
    const ended = await first.terminate();
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.ms).toBeLessThan(soonMs);
    const second = installation.start();
    await Promise.all(done);
    expect(await second.terminate()).toMatchObject({ code: 0 });
    await expectRegistered(installation.dataDir, people);
    expectNoLeak(api, installation.output, people);
    expectNikDeleted(people);
  });
});
