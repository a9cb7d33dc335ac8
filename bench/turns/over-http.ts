import { startBotApi } from '../../test/support/bot-api/index.js';
import { Installation, token } from '../../test/e2e/bot-process.js';
import { registerCrowd, report } from './crowd.js';

/** Turns through `pasti start` in a process of its own, against an emulated Bot API in this one. */
export async function benchOverHttp(people: number, atOnce: number, latencyMs: number) {
  const api = await startBotApi({ token, latencyMs, maxCalls: 0 });
  const given = ['MONGODB_URI', 'REDIS_URL', 'NODE_OPTIONS'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  const installation = new Installation(api.url, Object.fromEntries(given));
  const bot = installation.start();
  try {
    const address = await bot.ready();
    await registerCrowd(20, 20, (id) => api.user(id), people);
    const cpuBefore = await cpuSeconds(address);
    const began = performance.now();
    const waits = await registerCrowd(people, atOnce, (id) => api.user(id));
    const seconds = (performance.now() - began) / 1000;
    const cpu = (await cpuSeconds(address)) - cpuBefore;
    report(`over HTTP, ${latencyMs} ms latency`, waits, seconds, cpu);
  } finally {
    await bot.terminate();
    await installation.close();
    await api.close();
  }
}

/** CPU time that the bot has used so far, as it says itself. */
async function cpuSeconds(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}
