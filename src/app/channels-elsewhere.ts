import type { Config } from '../config.js';
import type { Leaves } from '../delivery/leaves.js';
import { initiatingChannels, type Channel, type Health } from '../ports/channel.js';
import type { Readiness } from './readiness.js';

/** Tells how the channels are that a worker sends through, and that run in another process. */
export function watchChannelsElsewhere(
  readiness: Pick<Readiness, 'watch'>,
  config: Config,
  leaves: Pick<Leaves, 'awaySince'>,
  here: readonly Channel[],
): void {
  for (const channel of initiatingChannels) {
    if (config[channel] === undefined || here.some(({ name }) => name === channel)) continue;
    readiness.watch(channel, async (): Promise<Health> => {
      const since = await leaves.awaySince(channel);
      if (!since) return { state: 'up' };
      return { state: 'degraded', reason: 'not ready in the process that runs it' };
    });
  }
}
