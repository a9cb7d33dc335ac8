import type { BotApi, NewUpdate } from '../support/bot-api/index.js';

/** Every update reaches the bot twice. */
export function sendTwice(api: BotApi): void {
  const push = api.pushUpdate.bind(api);
  api.pushUpdate = (update: NewUpdate) => {
    const update_id = push(update);
    push({ ...update, update_id });
    return update_id;
  };
}

/** Now and then two updates of one person that come at the same moment change places. */
export function swapNeighbours(api: BotApi, often = 0.5): void {
  const push = api.pushUpdate.bind(api);
  const held = new Map<number, NewUpdate[]>();
  api.pushUpdate = (update: NewUpdate) => {
    const chat = update.message?.chat.id ?? update.callback_query?.from.id;
    if (chat === undefined) return push(update);
    const waiting = held.get(chat);
    if (waiting) waiting.push(update);
    else {
      held.set(chat, [update]);
      queueMicrotask(() => {
        const together = held.get(chat) ?? [];
        held.delete(chat);
        if (together.length > 1 && Math.random() < often) together.reverse();
        for (const one of together) push(one);
      });
    }
    return 0;
  };
}
