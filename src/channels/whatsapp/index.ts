export { WhatsAppChannel } from './channel.js';
export type { Alias, AliasStore } from './address-book.js';
export { isProgram } from './find-browser.js';
export type { Acknowledged, LinkRequest, WhatsAppOptions, WhatsAppRecords } from './options.js';
export { linkStates, type LinkState, type LinkStatus } from './status.js';
