import { PassThrough } from 'node:stream';
import type { ChatChannel, ChatEvent } from './chat-channel.js';
import { toViews, viewId, viewsAfter, type MessageView } from './message-view.js';

export const BACKLOG = 200;
const HEARTBEAT_MS = 20_000;
/** A page that does not read is cut off; it comes back and is told what it missed. */
const LARGEST_BUFFER = 512 * 1024;

/**
 * The stream of one open page (Server-Sent Events): what it missed since `after`, then what happens.
 * Every message carries its id, which the browser names when it comes back. With each heartbeat the
 * log is looked at again, for what another process sent.
 */
export class EventStream {
  readonly body = new PassThrough();
  private readonly told = new Set<string>();
  private readonly early: ChatEvent[] = [];
  private readonly stopWatching: () => void;
  private readonly heartbeat: NodeJS.Timeout;
  private caughtUp = false;

  constructor(
    private readonly channel: ChatChannel,
    private readonly address: string,
  ) {
    this.body
      .on('error', () => undefined)
      .on('close', () => {
        this.close();
      });
    // Headers leave with the first bytes; the page then knows that it is connected.
    this.write('retry: 2000\n\n');
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);
    // Listening starts before the log is read: what comes meanwhile is kept, not missed.
    this.stopWatching = channel.watch(address, (event) => {
      if (this.caughtUp) this.tell(event);
      else this.early.push(event);
    });
  }

  /** Sends what came after the message with this id. Ends the stream if the log can not be read. */
  async catchUp(after: string | undefined): Promise<void> {
    try {
      const rows = await this.channel.latest(this.address, BACKLOG);
      const missed = viewsAfter(rows, this.address, after);
      for (const row of rows) this.told.add(viewId(row.id, this.address));
      for (const view of missed) this.send(view);
    } catch {
      this.close();
      return;
    }
    this.caughtUp = true;
    for (const event of this.early.splice(0)) this.tell(event);
  }

  close(): void {
    clearInterval(this.heartbeat);
    this.stopWatching();
    this.body.end();
  }

  private async beat(): Promise<void> {
    this.write(': still here\n\n');
    const rows = await this.channel.latest(this.address, 30).catch(() => []);
    for (const view of toViews(rows, this.address)) this.tellOnce(view);
  }

  private tell(event: ChatEvent): void {
    if (event.type === 'message') {
      for (const view of toViews([event.row], this.address)) this.tellOnce(view);
      return;
    }
    const data = { ...event, id: viewId(event.id, this.address) };
    this.write(`event: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private tellOnce(view: MessageView): void {
    if (this.told.has(view.id)) return;
    this.told.add(view.id);
    this.send(view);
  }

  private send(view: MessageView): void {
    this.write(`id: ${view.id}\ndata: ${JSON.stringify(view)}\n\n`);
  }

  private write(text: string): void {
    if (this.body.writableEnded) return;
    if (this.body.writableLength > LARGEST_BUFFER) this.body.destroy();
    else this.body.write(text);
  }
}
