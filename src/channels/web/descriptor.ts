import type { ChannelDescriptor } from '../../ports/channel-descriptor.js';

/** A page that is closed can not be reached. */
export const web = { name: 'web', canInitiate: false } as const satisfies ChannelDescriptor;
