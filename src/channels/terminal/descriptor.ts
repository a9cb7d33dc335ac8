import type { ChannelDescriptor } from '../../ports/channel-descriptor.js';

export const terminal = {
  name: 'terminal',
  canInitiate: false,
} as const satisfies ChannelDescriptor;
