import type { ChannelDescriptor } from '../../ports/channel-descriptor.js';

/** The account's budget keeps 8 seconds and more between two messages: the pace only spreads those that ask for leave. */
export const whatsapp = {
  name: 'whatsapp',
  canInitiate: true,
  pace: { perSecond: 4, concurrency: 4 },
} as const satisfies ChannelDescriptor;
