import type { ZodType } from 'zod';
import { initiatingChannels, type InitiatingChannel } from '../../src/ports/channel.js';
import {
  hold,
  ok,
  sendQueueOf,
  snooze,
  type JobDefinition,
  type JobKind,
} from '../../src/ports/queue.js';

/** How one try ended. With `ms`: again after so long; `hold`: the channel wants nothing at all before. */
export type Tried = { outcome: string } | { outcome: string; ms: number; hold: boolean };

/** Kinds of jobs that send, each in the queue of the channel by which it goes. */
export const sendKind =
  <Payload>(name: string, schema: ZodType<Payload>) =>
  (channel: InitiatingChannel): JobKind<Payload> => ({
    name,
    queue: sendQueueOf(channel),
    schema,
  });

/** One job for each channel. */
export const jobsPerChannel = <Payload>(
  kindOf: (channel: InitiatingChannel) => JobKind<Payload>,
  send: (payload: Payload, queue: InitiatingChannel) => Promise<Tried>,
): JobDefinition<Payload>[] =>
  initiatingChannels.map((channel) => ({
    ...kindOf(channel),
    async run(payload) {
      const tried = await send(payload, channel);
      if (!('ms' in tried)) return ok;
      return tried.hold ? hold(tried.ms) : snooze(tried.ms);
    },
  }));
