import { channels } from '../channels/list.js';
import type { ChannelPace } from '../ports/channel-descriptor.js';
import { initiatingChannels, type InitiatingChannel } from '../ports/channel.js';
import { sendQueueOf, type SendQueue } from '../ports/queue.js';

/** Settings of channels by their names. One of them may be `rate`: messages of our own accord in a second. */
export type ChannelSettings = Partial<Record<InitiatingChannel, object | undefined>>;

interface QueuePace {
  concurrency: number;
  limiter: { max: number; durationMs: number };
}

const paces = Object.fromEntries(
  channels.flatMap((channel) => (channel.canInitiate ? [[channel.name, channel.pace]] : [])),
) as Record<InitiatingChannel, ChannelPace>;

/** How many messages of our own accord go out through a channel in a second. */
export const rateOf = (channel: InitiatingChannel, settings: ChannelSettings): number =>
  (settings[channel] as { rate?: number } | undefined)?.rate ?? paces[channel].perSecond;

/** How fast the queues of the channels go. */
export function sendingPace(settings: ChannelSettings): Record<SendQueue, QueuePace> {
  const ofQueues = initiatingChannels.map((channel): [SendQueue, QueuePace] => [
    sendQueueOf(channel),
    {
      concurrency: paces[channel].concurrency,
      // Evenly: `{max: 25, duration: 1000}` would let bursts of 45 through.
      limiter: { max: 1, durationMs: Math.round(1_000 / rateOf(channel, settings)) },
    },
  ]);
  return Object.fromEntries(ofQueues) as Record<SendQueue, QueuePace>;
}
