/**
 * Prints how an announcement to many goes out, while people write: `npm run bench:broadcast [recipients] [letters
 * a second] [recipients on WhatsApp, which nobody has linked]`. Against an emulated Bot API that refuses more than 30
 * messages a second, on the embedded store and queue, or on MONGODB_URI and REDIS_URL if these are set.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startBotApi } from '../test/support/bot-api/index.js';
import { token } from '../test/e2e/bot-process.js';
import { addRecipients, firstRecipient, startHouse } from './broadcast/house.js';

const given = process.argv.slice(2).map(Number);
const [recipients = 5_000, lettersPerSecond = 4, onWhatsApp = 0] = given;
const rate = 25;

const api = await startBotApi({ token, rate: 30, latencyMs: 50, maxCalls: 0 });
const house = await startHouse(api.url, rate);
await addRecipients(house.database, onWhatsApp, 'whatsapp');
await addRecipients(house.database, recipients);
for (let n = 0; n < recipients; n += 1) api.user(firstRecipient + n);
const began = performance.now();
await house.announce();

const waits: number[] = [];
let writing = true;
/** Somebody who writes to the bot and waits for its answer. */
async function writeLetters(): Promise<void> {
  for (let n = 0; writing; n += 1) {
    const one = api.user(900_000 + n);
    const sentAt = performance.now();
    one.say('halo');
    void one.reply().then(() => waits.push(performance.now() - sentAt));
    await wait(1_000 / lettersPerSecond);
  }
}
const letters = writeLetters();
const counts = await house.sentTo(recipients);
const seconds = (performance.now() - began) / 1_000;
writing = false;
await letters;
await wait(2_000);

const sorted = waits.toSorted((a, b) => a - b);
const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
const perSecond = recipients / seconds;
console.log(JSON.stringify(counts));
console.log(
  `${recipients} recipients on Telegram, beside ${onWhatsApp} on WhatsApp, in ${seconds.toFixed(1)} s: ${perSecond.toFixed(1)}/s, ${Math.round((perSecond / rate) * 100)} % of ${rate}/s`,
);
console.log(`${waits.length} answers meanwhile: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
console.log(`memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
process.exit(0);
