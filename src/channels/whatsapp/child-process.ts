import { fork, type ChildProcess } from 'node:child_process';
import type { z } from 'zod';
import { SendError } from '../../ports/send-error.js';
import { notReady } from './not-ready.js';
import { reportSchema, type Order, type Report } from './protocol.js';

/** An order that is answered, without its number. */
export type Request =
  Extract<Order, { id: number }> extends infer O
    ? O extends { id: number }
      ? Omit<O, 'id'>
      : never
    : never;

export interface ChildEntry {
  path: string;
  /** How node is started; default: as this process was. */
  execArgv?: string[];
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Names of the environment that a browser needs; keys and tokens stay here. */
const passedOn = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'XDG_RUNTIME_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
  'FONTCONFIG_PATH',
  'NODE_ENV',
  'NODE_EXTRA_CA_CERTS',
];

/** One process that owns the browser: typed orders go in, typed reports come out. */
export class Child {
  private readonly process: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(
    entry: ChildEntry,
    private readonly heard: (report: Report) => void,
    private readonly log: (level: 'debug' | 'warn', text: string) => void,
    ended: () => void,
  ) {
    const env = Object.fromEntries(
      passedOn.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    this.process = fork(entry.path, [], {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      ...(entry.execArgv && { execArgv: entry.execArgv }),
    });
    this.process.on('message', (message) => {
      this.read(message);
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log('debug', chunk.toString('utf8').slice(0, 500));
      });
    }
    // An IPC channel that breaks is followed by the end of the process.
    this.process.on('error', () => undefined);
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      this.giveUp();
      ended();
    };
    this.process.on('exit', end);
    this.process.on('error', end);
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  tell(order: Order): void {
    if (this.process.connected) this.process.send(order, () => undefined);
  }

  /**
   * Gives an order and waits for what comes of it, which has to fit the schema.
   * @throws SendError `unsure` where the order was given and nobody knows what became of it
   */
  async ask<T>(request: Request, schema: z.ZodType<T>, patienceMs: number): Promise<T> {
    const value = await new Promise<unknown>((resolve, reject) => {
      if (!this.process.connected) {
        reject(notReady('WhatsApp is not running'));
        return;
      }
      const id = (this.lastId += 1);
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(lost(`WhatsApp did not answer within ${patienceMs} ms`));
      }, patienceMs);
      this.waiting.set(id, { resolve, reject, timer });
      this.tell({ ...request, id });
    });
    return schema.parse(value);
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  private read(message: unknown): void {
    const report = reportSchema.safeParse(message);
    if (!report.success) this.log('warn', `a report was not understood: ${report.error.message}`);
    else if (report.data.type === 'done' || report.data.type === 'undone') this.settle(report.data);
    else this.heard(report.data);
  }

  private settle(report: Extract<Report, { type: 'done' | 'undone' }>): void {
    const waiting = this.waiting.get(report.id);
    if (!waiting) return;
    this.waiting.delete(report.id);
    clearTimeout(waiting.timer);
    if (report.type === 'done') waiting.resolve(report.value);
    else waiting.reject(toSendError(report));
  }

  private giveUp(): void {
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(lost('WhatsApp stopped'));
    }
    this.waiting.clear();
  }
}

/** What was ordered and is not answered may have been done. */
const lost = (message: string): SendError =>
  new SendError('unavailable', message, { unsure: true });

const toSendError = ({ message, unsure }: Extract<Report, { type: 'undone' }>): SendError =>
  unsure ? lost(message) : notReady(message);
