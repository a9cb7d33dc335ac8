/**
 * Prints what a turn costs, while people register: `npm run bench:turns [people] [at once]`. On the embedded
 * store, or on MONGODB_URI and REDIS_URL if these are set. "over HTTP" is the CPU of the bot process alone; "in
 * one process" holds the people as well, without a network.
 */
import { benchInProcess } from './turns/in-process.js';
import { benchOverHttp } from './turns/over-http.js';

const [people = 2_000, atOnce = 100] = process.argv.slice(2).map(Number);
const only = process.env.BENCH_ONLY;

if (only !== 'http') await benchInProcess(people, atOnce, Number(process.env.BENCH_ROUNDS ?? 1));
if (only !== 'local') {
  for (const latencyMs of [0, 50]) await benchOverHttp(people, atOnce, latencyMs);
}
process.exit(0);
