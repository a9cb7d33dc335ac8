import http from 'node:http';
import https from 'node:https';
import type { Update } from 'grammy/types';
import type { UpdateQueue } from './update-queue.js';

export interface WebhookSettings {
  url: string;
  secret?: string;
  maxConnections: number;
}

/**
 * Posts updates to the bot: in order within a chat and kind of update, side by side otherwise, each
 * until it is answered with 200.
 */
export class WebhookPusher {
  settings: WebhookSettings | undefined;
  /** Status of every answer so far; 0: no answer. */
  readonly answers: number[] = [];
  private lanes = new Map<string, Update[]>();
  private connections = 0;
  private agent = new http.Agent({ keepAlive: true });
  private tlsAgent = new https.Agent({ keepAlive: true });

  constructor(
    private readonly queue: UpdateQueue,
    private readonly retryMs: number,
  ) {}

  set(settings: WebhookSettings): void {
    this.clear();
    this.settings = settings;
    this.queue.onPush = (update) => {
      this.enqueue(update);
    };
    for (const update of this.queue.pending) this.enqueue(update);
  }

  clear(): void {
    this.settings = undefined;
    this.queue.onPush = undefined;
    this.lanes = new Map();
  }

  close(): void {
    this.clear();
    this.agent.destroy();
    this.tlsAgent.destroy();
  }

  private enqueue(update: Update): void {
    const key = laneOf(update);
    const lane = this.lanes.get(key);
    if (lane) lane.push(update);
    else {
      const fresh = [update];
      this.lanes.set(key, fresh);
      void this.drain(key, fresh, this.lanes);
    }
  }

  private async drain(key: string, lane: Update[], lanes: Map<string, Update[]>): Promise<void> {
    for (let update = lane[0]; update && lanes === this.lanes; update = lane[0]) {
      const settings = this.settings;
      if (!settings) return;
      if (this.connections >= settings.maxConnections) {
        await sleep(5);
        continue;
      }
      this.connections += 1;
      const status = await this.post(update, settings);
      this.connections -= 1;
      this.answers.push(status);
      if (status === 200) {
        this.queue.confirm(update.update_id);
        lane.shift();
      } else await sleep(this.retryMs);
    }
    if (lanes.get(key) === lane) lanes.delete(key);
  }

  private post(update: Update, { url, secret }: WebhookSettings): Promise<number> {
    const body = JSON.stringify(update);
    const headers: http.OutgoingHttpHeaders = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    if (secret !== undefined) headers['x-telegram-bot-api-secret-token'] = secret;
    const tls = url.startsWith('https:');
    const options = { method: 'POST', headers, agent: tls ? this.tlsAgent : this.agent };
    return new Promise((resolve) => {
      const request = (tls ? https : http).request(url, options, (response) => {
        response.resume();
        response.on('close', () => {
          resolve(response.statusCode ?? 0);
        });
      });
      request.on('error', () => {
        resolve(0);
      });
      request.end(body);
    });
  }
}

function laneOf(update: Update): string {
  const kind = Object.keys(update).find((key) => key !== 'update_id') ?? '';
  const message = update.message ?? update.edited_message ?? update.my_chat_member;
  const chat = message?.chat.id ?? update.callback_query?.from.id ?? update.update_id;
  return `${chat} ${kind}`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
