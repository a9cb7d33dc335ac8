/** Telegram shows "typing" for five seconds. */
const renewMs = 4_500;
const longestMs = 60_000;

/** Shows people that an answer is on its way when it takes a while. */
export class Typing {
  private readonly running = new Map<string, NodeJS.Timeout>();

  /** @param show never rejects */
  constructor(
    private readonly show: (chat: string) => void,
    private readonly afterMs: number,
  ) {}

  /** A turn begins. */
  begin(chat: string): void {
    this.end(chat);
    this.schedule(chat, this.afterMs, longestMs);
  }

  /** The turn is over, or its first message is on the way. */
  end(chat: string): void {
    clearTimeout(this.running.get(chat));
    this.running.delete(chat);
  }

  private schedule(chat: string, inMs: number, remainingMs: number): void {
    const timer = setTimeout(() => {
      this.show(chat);
      if (remainingMs > renewMs) this.schedule(chat, renewMs, remainingMs - renewMs);
      else this.running.delete(chat);
    }, inMs);
    timer.unref();
    this.running.set(chat, timer);
  }
}
