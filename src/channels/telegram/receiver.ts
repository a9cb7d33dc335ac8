import type { Update } from 'grammy/types';
import type { Deliver, Inbound } from '../../ports/channel.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { decode } from './decode.js';
import type { Typing } from './typing.js';

/** A turn that takes longer holds up the messages behind it, and somebody should know. */
const tooLongMs = 60_000;

export interface ReceiverParts {
  deliver: Deliver;
  /** A person blocked the bot or opened it again. Rejects when that could not be saved. */
  onReachability: (address: string, reachable: boolean) => Promise<void> | void;
  /** Ends the waiting of a pressed button, with a word when there is one. Never rejects. */
  answerPress: (queryId: string, text?: string) => void;
  unknownButton: (language: string | undefined) => string;
  typing: Typing;
  clock: Clock;
  logger: Logger;
}

/**
 * Handles one update, however it came in.
 * @returns resolves when the update may be acknowledged
 * @throws whatever `deliver` or `onReachability` threw: the update has to be handed in again
 */
export async function receive(update: Update, parts: ReceiverParts): Promise<void> {
  const decoded = decode(update, parts.clock.now());
  const query = update.callback_query;
  if (decoded.kind === 'inbound') {
    await deliverTyping(decoded.inbound, parts);
    if (query) parts.answerPress(query.id);
    return;
  }
  if (decoded.kind === 'reachability') {
    await parts.onReachability(decoded.address, decoded.reachable);
    return;
  }
  parts.logger.debug({ updateId: update.update_id, reason: decoded.reason }, 'Telegram: ignored');
  if (query) parts.answerPress(query.id, parts.unknownButton(query.from.language_code));
}

async function deliverTyping(
  inbound: Inbound,
  { deliver, typing, logger }: ReceiverParts,
): Promise<void> {
  const warning = setTimeout(() => {
    logger.warn({ updateId: inbound.id }, 'Telegram: a turn takes more than a minute');
  }, tooLongMs);
  warning.unref();
  typing.begin(inbound.address);
  try {
    await deliver(inbound);
  } finally {
    clearTimeout(warning);
    typing.end(inbound.address);
  }
}
