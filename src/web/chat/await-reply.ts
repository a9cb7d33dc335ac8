import type { ChatChannel } from './chat-channel.js';

const LONGEST_MS = 1500;
/** A turn often says two or three things; this long after one, no other is expected. */
const SETTLED_MS = 120;

/**
 * Waits a moment for the bot's reply, so that a page which can not update itself (no scripts) shows
 * it when it is loaded again. Resolves without one too: the reply then shows at the next load.
 */
export function waitForReply(
  channel: ChatChannel,
  address: string,
): { arrived: Promise<void>; cancel: () => void } {
  const { promise, resolve } = withResolver();
  let timer = setTimeout(resolve, LONGEST_MS);
  const stopWatching = channel.watch(address, (event) => {
    if (event.type !== 'message' || event.row.direction !== 'out') return;
    clearTimeout(timer);
    timer = setTimeout(resolve, SETTLED_MS);
  });
  const cancel = (): void => {
    clearTimeout(timer);
    stopWatching();
    resolve();
  };
  return { arrived: promise.finally(cancel), cancel };
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
