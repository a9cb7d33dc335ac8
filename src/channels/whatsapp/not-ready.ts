import { SendError } from '../../ports/send-error.js';

/** Before a message is tried again that WhatsApp certainly did not get. */
const againMs = 5_000;

/** WhatsApp is not there for now: nothing was sent, and that is no fault of the message. */
export const notReady = (reason: string): SendError =>
  new SendError('unavailable', reason, { retryAfterMs: againMs });
