export { createWebChannel } from './web-channel.js';
export type { WebChannel, WebChannelParts, WebMessage } from './web-channel.js';
export type { PageEvent, PageListener } from './pages.js';
