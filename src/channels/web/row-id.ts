import { createHash } from 'node:crypto';
import type { LoggedMessage } from '../../ports/store.js';

/** The contact behind an address of the web chat. */
export const contactIdOf = (address: string): string => `web:${address}`;

/** Where a message of the person lies in the log; also its `messageRef`. */
export const inboundRowId = (address: string, inboundId: string): string =>
  `${contactIdOf(address)}:in:${inboundId}`;

/** Where a message of ours lies in the log; also its receipt. */
export const outgoingRowId = (address: string, outgoingId: string): string =>
  `${contactIdOf(address)}:out:${outgoingId}`;

/** The id of a file that came with a message; it stands in pages, so that the address must not be read from it. */
export const uploadId = (address: string, messageId: string): string =>
  `web-${createHash('sha256').update(`upload:${address}:${messageId}`).digest('base64url')}`;

/** Finds one row among the latest of a contact. */
export const rowWithId = (rows: LoggedMessage[], id: string): LoggedMessage | undefined =>
  rows.find((row) => row.id === id);
