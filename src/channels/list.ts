import type { ChannelDescriptor } from '../ports/channel-descriptor.js';
import { telegram } from './telegram/descriptor.js';
import { terminal } from './terminal/descriptor.js';
import { web } from './web/descriptor.js';
import { whatsapp } from './whatsapp/descriptor.js';

/** Every channel. Of those that can initiate, the first is tried first where somebody prefers none. */
export const channels = [
  telegram,
  whatsapp,
  web,
  terminal,
] as const satisfies readonly ChannelDescriptor[];
