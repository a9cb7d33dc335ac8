/** At most one message of our own accord in so long to a chat (Telegram: about one a second). */
const chatMs = 1_050;

/**
 * Keeps messages to one chat apart, in this process. Between processes the platform's own 429 does.
 * @returns how long nothing more is to be sent to the chat; 0: now, and it is noted that something is
 */
export function createChatPace(): (contactId: string, now: Date) => number {
  const last = new Map<string, number>();
  return (contactId, now) => {
    const at = now.getTime();
    const next = (last.get(contactId) ?? 0) + chatMs;
    if (next > at && next - at <= chatMs) return next - at;
    if (last.size > 5_000) for (const [id, time] of last) if (at - time > chatMs) last.delete(id);
    last.set(contactId, at);
    return 0;
  };
}
