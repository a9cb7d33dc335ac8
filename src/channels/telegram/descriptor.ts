import type { ChannelDescriptor } from '../../ports/channel-descriptor.js';

/** Telegram takes 30 messages a second; some are left for replies. */
export const telegram = {
  name: 'telegram',
  canInitiate: true,
  pace: { perSecond: 25, concurrency: 25 },
} as const satisfies ChannelDescriptor;
