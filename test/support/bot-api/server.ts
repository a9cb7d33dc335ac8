import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { User } from 'grammy/types';
import { ApiError } from './api-error.js';
import { Chat } from './chat.js';
import { errorOf, Faults, RateLimit, type Fault } from './faults.js';
import { methods, type World } from './methods.js';
import { Person } from './person.js';
import { readParams, type Params } from './read-params.js';
import { UpdateQueue, type NewUpdate } from './update-queue.js';
import { WebhookPusher } from './webhook-pusher.js';

export interface BotApiOptions {
  token: string;
  /** 0: any free port. */
  port?: number;
  /** How long every call takes at least. */
  latencyMs?: number;
  /** Messages taken in a sliding second; more are answered with 429. */
  rate?: number;
  /** Pause before a webhook that did not answer 200 is tried again. */
  webhookRetryMs?: number;
  /** Calls kept in `calls`; the counters go on. */
  maxCalls?: number;
}

export interface Call {
  method: string;
  params: Params;
  at: number;
  /** HTTP status of the answer; undefined while there is none, or when it was lost. */
  status?: number;
}

/** The Bot API on a port of this machine, with hands on everything that can happen. */
export class BotApi {
  readonly calls: Call[] = [];
  readonly world: World;
  latencyMs: number;
  /** Connections that were opened to the server so far. */
  connections = 0;
  private readonly counters = new Map<string, number>();
  private readonly faults = new Faults();
  private readonly rate: RateLimit;
  private readonly server: Server;
  private port: number;

  constructor(private readonly options: BotApiOptions) {
    const queue = new UpdateQueue();
    this.latencyMs = options.latencyMs ?? 0;
    this.port = options.port ?? 0;
    this.rate = new RateLimit(options.rate);
    this.world = {
      me: { id: 1, is_bot: true, first_name: 'PASti', username: 'pasti_bot' } as World['me'],
      chats: new Map(),
      queue,
      pusher: new WebhookPusher(queue, options.webhookRetryMs ?? 100),
      commands: new Map(),
      descriptions: new Map(),
      files: new Map(),
      rateCheck: () => {
        this.rate.check();
      },
    };
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.on('connection', () => (this.connections += 1));
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    this.world.pusher.close();
    await this.refuse();
  }

  /** Refuses connections until `listen` is called again. */
  async refuse(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  /** The root for the bot, without the token. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The person with this chat; made at the first call. */
  user(id: number, profile: Partial<User> = {}): Person {
    const known = this.world.chats.get(id);
    const user = { id, is_bot: false, first_name: `Orang${id}`, language_code: 'id', ...profile };
    const chat = known ?? new Chat(id, user);
    this.world.chats.set(id, chat);
    return new Person(chat, (update) => this.pushUpdate(update));
  }

  /** Puts any update in the queue. @returns its id */
  pushUpdate(update: NewUpdate): number {
    return this.world.queue.push(update).update_id;
  }

  /** Ids of the updates the bot has not confirmed. */
  get unconfirmed(): number[] {
    return this.world.queue.pending.map(({ update_id }) => update_id);
  }

  /** The next `times` calls of the method (`*`: of any) go wrong. */
  fail(method: string, fault: Fault, times = 1): void {
    this.faults.add(method, fault, times);
  }

  /** The same, for calls about one chat. */
  failFor(chat: number, method: string, fault: Fault, times = 1): void {
    this.faults.add(method, fault, times, String(chat));
  }

  healAll(): void {
    this.faults.clear();
  }

  setRate(perSecond: number | undefined): void {
    this.rate.perSecond = perSecond;
  }

  count(method: string): number {
    return this.counters.get(method) ?? 0;
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://bot-api');
    const [, bot, name = ''] = /^\/bot([^/]+)\/(?:test\/)?(\w+)$/.exec(url.pathname) ?? [];
    const params = await readParams(request, url.searchParams).catch(() => ({}));
    if (url.pathname.startsWith('/file/')) {
      await this.giveFile(url.pathname, response);
      return;
    }
    const call = this.record(name, params);
    const fault = this.faults.take(name, chatOf(params));
    await this.delay();
    if (fault === 'hang') return;
    if (fault === 'drop') {
      request.socket.destroy();
      return;
    }
    const result = await this.execute(bot, name, params, fault, response);
    if (fault === 'keep-answer') return;
    if (fault === 'lose-answer') {
      request.socket.destroy();
      return;
    }
    if (fault === 'lost-gateway') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
      return;
    }
    call.status = result.status;
    const body = JSON.stringify(result.body);
    response.writeHead(result.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  }

  /** `/file/bot<token>/files/<id>`; its faults go by the name `file`. */
  private async giveFile(path: string, response: ServerResponse): Promise<void> {
    const [, bot, id = ''] = /^\/file\/bot([^/]+)\/files\/(.+)$/.exec(path) ?? [];
    this.record('file', { id });
    const fault = this.faults.take('file');
    await this.delay();
    if (fault === 'hang') return;
    if (typeof fault === 'string') {
      response.destroy();
      return;
    }
    const status = fault?.status ?? (bot === this.options.token ? 200 : 404);
    response.writeHead(status);
    response.end(status === 200 ? (this.world.files.get(id) ?? Buffer.alloc(2048)) : undefined);
  }

  private async execute(
    bot: string | undefined,
    name: string,
    params: Params,
    fault: Fault | undefined,
    response: ServerResponse,
  ): Promise<{ status: number; body: object }> {
    const gone = new AbortController();
    response.on('close', () => {
      gone.abort();
    });
    try {
      if (bot !== this.options.token) throw new ApiError(401, 'Unauthorized');
      if (fault !== undefined && typeof fault !== 'string') throw errorOf(fault);
      const method = methods[name];
      if (!method) throw new ApiError(404, 'Not Found: method not found');
      return {
        status: 200,
        body: { ok: true, result: await method(this.world, params, gone.signal) },
      };
    } catch (error) {
      const answer = error instanceof ApiError ? error : new ApiError(500, String(error));
      return { status: answer.code, body: answer.body };
    }
  }

  private record(method: string, params: Params): Call {
    this.counters.set(method, this.count(method) + 1);
    const call: Call = { method, params, at: Date.now() };
    if (this.calls.length < (this.options.maxCalls ?? 100_000)) this.calls.push(call);
    return call;
  }

  private async delay(): Promise<void> {
    if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
  }
}

/** The chat that a call is about. */
const chatOf = ({ chat_id: chat }: Params): string | undefined =>
  typeof chat === 'string' || typeof chat === 'number' ? String(chat) : undefined;
