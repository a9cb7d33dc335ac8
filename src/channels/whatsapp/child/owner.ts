import type { Call, Client, Message } from 'whatsapp-web.js';
import type { FailureKind, Order, Report, StartOrder } from '../protocol.js';
import { classifyFailure, classifyState, messageOf } from './classify-failure.js';
import { describeMessage } from './describe-message.js';
import { answer, type Progress } from './answer.js';
import { carryOut } from './carry-out.js';
import { measureMemory } from './measure-memory.js';
import { listChats, readGap } from './read-gap.js';
import { openClient } from './open-client.js';
import { within } from './within.js';

/** Owns one browser with WhatsApp Web in it, from its start to its end; a new start is a new process. */
export class Owner {
  private client: Client | undefined;
  private callMs = 30_000;
  private ready = false;
  private over = false;

  constructor(
    private readonly report: (report: Report) => void,
    /** Ends the process. */
    private readonly exit: () => void,
  ) {}

  async take(order: Order): Promise<void> {
    switch (order.type) {
      case 'start':
        return this.start(order);
      case 'stop':
        return this.end();
      case 'ping':
        return this.pong();
      case 'logout':
        return this.logOut(order.id);
      case 'gap':
        return this.gap(order.chats);
      default:
        await carryOut(this.ready || order.type === 'pair' ? this.client : undefined, order, this);
    }
  }

  /** Runs one call into the page, and tells what came of it. */
  async answer(id: number, call: (progress: Progress) => Promise<unknown>): Promise<void> {
    const error = await answer(this.report, { id, callMs: this.callMs }, call);
    if (error === undefined || classifyFailure(error) !== 'browser-gone') return;
    await this.fail('browser-gone', messageOf(error));
  }

  refuse(id: number, message: string): void {
    this.report({ type: 'undone', id, message, unsure: false });
  }

  /** Gives up: tells why, closes the browser, ends the process. */
  async fail(kind: FailureKind, message: string): Promise<void> {
    if (this.over) return;
    this.over = true;
    this.report({ type: 'failed', kind, message });
    await this.close();
    this.exit();
  }

  private async start(order: StartOrder): Promise<void> {
    this.callMs = order.callMs;
    try {
      const client = openClient(order);
      this.client = client;
      this.listen(client);
      await within(order.startMs, this.initialize(client));
    } catch (error) {
      const kind = classifyFailure(error);
      // A program that is no browser, or can not run here, ends before it is one.
      const never = !(this.client?.pupBrowser as unknown) && kind !== 'session';
      await this.fail(never ? 'no-browser' : kind, messageOf(error));
    }
  }

  /** The page's own deadline is none: whoever calls sets one. */
  private async initialize(client: Client): Promise<void> {
    const watch = setInterval(() => {
      const { pupBrowser, pupPage } = client;
      if (!pupBrowser || !pupPage) return;
      clearInterval(watch);
      // Neither a killed browser nor a crashed page makes the library say anything.
      pupBrowser.on('disconnected', () => void this.fail('browser-gone', 'the browser is gone'));
      pupPage.on('error', (error: Error) => void this.fail('browser-gone', messageOf(error)));
      pupPage.on('close', () => void this.fail('browser-gone', 'the page was closed'));
    }, 20);
    try {
      await client.initialize();
    } finally {
      clearInterval(watch);
    }
  }

  private listen(client: Client): void {
    client.on('qr', (qr: string) => {
      this.report({ type: 'qr', qr });
    });
    client.on('code', (code: string) => {
      this.report({ type: 'code', code });
    });
    client.on('authenticated', () => {
      this.report({ type: 'authenticated' });
    });
    client.on('ready', () => void this.becomeReady(client));
    client.on('change_state', (state) => {
      this.report({ type: 'connection', state });
    });
    client.on(
      'disconnected',
      (state) => void this.fail(classifyState(state), `WhatsApp: ${state}`),
    );
    client.on('auth_failure', (message) => void this.fail('session', message));
    this.listenToPeople(client);
  }

  private listenToPeople(client: Client): void {
    client.on('message', (message: Message) => {
      this.report({ type: 'message', message: describeMessage(message), late: false });
    });
    client.on('message_edit', (message: Message) => {
      if (!message.fromMe) this.report({ type: 'edited', message: describeMessage(message) });
    });
    client.on('message_ack', (message: Message, ack) => {
      if (!message.fromMe) return;
      const { _serialized: ref } = message.id;
      this.report({ type: 'ack', chat: message.to, ref, ack });
    });
    client.on('contact_changed', (_message, from: string, to: string, isContact: boolean) => {
      if (isContact && from && to) this.report({ type: 'renamed', from, to });
    });
    client.on('call', (call: Call) => {
      if (call.isGroup || call.fromMe || call.from === undefined) return;
      void within(this.callMs, call.reject()).catch(() => undefined);
      this.report({ type: 'call', from: call.from });
    });
  }

  private async becomeReady(client: Client): Promise<void> {
    // A page that was loaded anew is ready again: once is enough.
    if (this.ready) return;
    this.ready = true;
    this.report({ type: 'ready', me: client.info.wid.user });
    try {
      const chats = await within(this.callMs, listChats(client));
      this.report({ type: 'chats', chats });
    } catch (error) {
      this.report({
        type: 'log',
        level: 'warn',
        text: `chats can not be read: ${messageOf(error)}`,
      });
    }
  }

  private async gap(chats: { id: string; after: number; limit: number }[]): Promise<void> {
    if (!this.client) return;
    for (const chat of chats) {
      try {
        const messages = await within(this.callMs, readGap(this.client, chat));
        for (const message of messages) this.report({ type: 'message', message, late: true });
      } catch (error) {
        const text = `a chat can not be read: ${messageOf(error)}`;
        this.report({ type: 'log', level: 'warn', text });
      }
    }
  }

  private async pong(): Promise<void> {
    const memoryMb = measureMemory(process.pid);
    const measured = memoryMb === undefined ? {} : { memoryMb };
    if (!this.ready || !this.client) {
      this.report({ type: 'pong', state: 'STARTING', ...measured });
      return;
    }
    try {
      const state: unknown = await within(Math.min(this.callMs, 10_000), this.client.getState());
      this.report({ type: 'pong', state: String(state), ...measured });
    } catch (error) {
      await this.fail('hung', `the page does not answer: ${messageOf(error)}`);
    }
  }

  /** The library closes the browser and deletes the session: nothing of that is a failure, and it is waited for. */
  private async logOut(id: number): Promise<void> {
    const { client } = this;
    if (!this.ready || !client || this.over) {
      this.refuse(id, 'WhatsApp is not ready');
      return;
    }
    this.over = true;
    await this.answer(id, () => client.logout().then(() => true));
    this.report({ type: 'failed', kind: 'logged-out', message: 'unlinked from here' });
    await this.close();
    this.exit();
  }

  private async end(): Promise<void> {
    this.over = true;
    await this.close();
    this.exit();
  }

  private async close(): Promise<void> {
    const { client } = this;
    if (!client) return;
    await within(5_000, client.destroy()).catch(() =>
      client.pupBrowser?.process()?.kill('SIGKILL'),
    );
  }
}
