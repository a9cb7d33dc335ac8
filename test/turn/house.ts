import { afterAll, afterEach } from '@jest/globals';
import type { Open } from '../../src/engine/open.js';
import type { Event, Input } from '../../src/engine/types.js';
import type { Delivery, Inbound } from '../../src/ports/channel.js';
import type { OnceLedger } from '../../src/ports/once.js';
import type { SessionStore } from '../../src/ports/store.js';
import { refuseUnfilled, type ReportUnfilled } from '../../src/ports/unfilled.js';
import type { Database } from '../../src/store/connect.js';
import { contactStore } from '../../src/modules/people/store/contacts.js';
import { messageLog } from '../../src/store/messages.js';
import { officeStore } from '../../src/store/office.js';
import { sessionStore } from '../../src/store/sessions.js';
import { Delivering } from '../../src/turn/deliver-message.js';
import { Failures } from '../../src/turn/failures.js';
import { createHandleInbound } from '../../src/turn/handle-inbound.js';
import { createInitiate, type Initiate } from '../../src/turn/initiate.js';
import { InboundLog } from '../../src/turn/inbound-log.js';
import { LogWriter } from '../../src/turn/log-writer.js';
import { OneAtATime } from '../../src/turn/one-at-a-time.js';
import { Outbox } from '../../src/turn/outbox.js';
import { SessionCache } from '../../src/turn/session-cache.js';
import { recordingLogger } from '../support/mongo/quiet-logger.js';
import { createEchoEngine, type EchoOptions } from './echo-engine.js';
import { FakeChannel } from './fake-channel.js';

/** The present, which can be moved on. */
export class TestClock {
  private ahead = 0;
  now(): Date {
    return new Date(Date.now() + this.ahead);
  }
  advance(ms: number): void {
    this.ahead += ms;
  }
}

export interface ProcessOptions extends EchoOptions {
  clock?: TestClock;
  channel?: FakeChannel;
  /** Changes of the store, to make it fail. */
  store?: (real: SessionStore) => SessionStore;
  sendPatienceMs?: number;
  /** Told of placeholders in messages; by default they throw. */
  unfilled?: ReportUnfilled;
  ledger?: OnceLedger;
  open?: Open;
  /** The channel runs in another process. */
  elsewhere?: boolean;
}

/** Everything between a message and its replies, as one process has it, over an echo engine. */
export class TurnProcess {
  readonly channel: FakeChannel;
  readonly clock: TestClock;
  readonly cache: SessionCache;
  readonly outbox: Outbox;
  readonly logged = recordingLogger();
  readonly deliver: (inbound: Inbound) => Promise<Delivery>;
  readonly initiate: Initiate;
  private readonly turns = new OneAtATime();
  private readonly writer: LogWriter;

  constructor(database: Database, name: string, options: ProcessOptions = {}) {
    this.channel = options.channel ?? new FakeChannel();
    this.clock = options.clock ?? new TestClock();
    const { clock, channel, logged } = this;
    const { logger } = logged;
    const real = sessionStore(database);
    const store = options.store?.(real) ?? real;
    this.cache = new SessionCache(store);
    this.writer = new LogWriter(messageLog(database), logger);
    this.outbox = new Outbox({
      store,
      cache: this.cache,
      channels: options.elsewhere ? [] : [channel],
      render,
      delivering: new Delivering(
        contactStore(database),
        this.writer,
        clock,
        logger,
        options.unfilled ?? refuseUnfilled,
        options.sendPatienceMs,
      ),
      clock,
      logger,
      processId: name,
      ...(options.ledger && { ledger: options.ledger }),
    });
    this.initiate = createInitiate({
      open: options.open ?? (() => Promise.reject(new Error('nothing to open'))),
      store,
      cache: this.cache,
      turns: this.turns,
      outbox: this.outbox,
      clock,
      processId: name,
    });
    this.deliver = createHandleInbound({
      engine: createEchoEngine(options),
      store,
      cache: this.cache,
      turns: this.turns,
      outbox: this.outbox,
      log: new InboundLog(
        this.writer,
        clock,
        (text) => text,
        () => undefined,
      ),
      failures: new Failures(store, officeStore(database), clock, logger),
      clock,
      locale: 'id',
    });
    running.add(this);
  }

  say(address: string, text: string, id: string = nextId()): Promise<Delivery> {
    return this.deliver(inbound(address, { type: 'text', text }, id));
  }

  async settled(): Promise<void> {
    await this.turns.idle();
    await this.outbox.idle();
  }

  async stop(): Promise<void> {
    running.delete(this);
    await this.turns.idle();
    await this.outbox.stop();
    await this.writer.flush();
  }
}

const running = new Set<TurnProcess>();

/** Stops what tests left running; what hangs is left alone. */
export function stopAfterEach(): void {
  const stopAll = async () => {
    const all = [...running].map((one) => one.stop());
    await Promise.race([Promise.all(all), new Promise((resolve) => setTimeout(resolve, 300))]);
    running.clear();
  };
  afterEach(stopAll);
  afterAll(stopAll);
}

const render = (events: Event[]) =>
  events.map((event) => {
    const { text } = (event as { values: { text?: string } }).values;
    const fallback = event.type === 'said' ? event.key : event.type;
    return {
      text: text ?? fallback,
      ...(event.type === 'asked' && {
        choices: { question: event.question.serial, options: [{ id: 'a', label: 'A' }] },
      }),
    };
  });

let ids = 0;
export const nextId = (): string => String((ids += 1));

export function inbound(address: string, input: Input, id = nextId()): Inbound {
  return { channel: 'telegram', address, id, at: new Date(), input, messageRef: `m${id}` };
}
