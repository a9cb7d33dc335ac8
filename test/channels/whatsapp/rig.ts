import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  WhatsAppChannel,
  type Alias,
  type LinkRequest,
  type LinkStatus,
  type WhatsAppOptions,
} from '../../../src/channels/whatsapp/index.js';
import type { Inbound } from '../../../src/ports/channel.js';
import { systemClock } from '../../../src/ports/clock.js';
import { longestWaitMs } from '../../support/bounds.js';
import { WhatsAppWeb, writeBrowser } from '../../support/whatsapp-web/server.js';

const hook = new URL('../../support/ts-hook.cjs', import.meta.url).href;
const childPath = new URL('../../../src/channels/whatsapp/child/main.ts', import.meta.url).pathname;

/** Records in memory. */
export class MemoryRecords {
  readonly known = new Map<string, Alias>();
  readonly usedIds = new Map<string, string>();
  readonly handled = new Map<string, Date>();
  readonly acknowledged: string[] = [];
  readonly statuses: LinkStatus[] = [];
  readonly warnings: string[] = [];
  request: LinkRequest | undefined;
  private waiting: (() => void)[] = [];

  readonly records: WhatsAppOptions['records'] = {
    aliases: {
      find: (id) => Promise.resolve(this.known.get(id)),
      add: (alias) => {
        if (!this.known.has(alias.id)) this.known.set(alias.id, alias);
        return Promise.resolve();
      },
      noteUsed: (address, id) => {
        this.usedIds.set(address, id);
        return Promise.resolve();
      },
      lastUsed: (address) => Promise.resolve(this.usedIds.get(address)),
    },
    lastHandled: (address) => Promise.resolve(this.handled.get(address)),
    noteInbound: () => Promise.resolve(),
    noteAcknowledged: (address, ref, how) => {
      this.acknowledged.push(`${address} ${ref} ${how}`);
      this.wake();
      return Promise.resolve();
    },
    publish: (status) => {
      this.statuses.push(status);
      this.wake();
      return Promise.resolve();
    },
    noteAlive: () => Promise.resolve(),
    takeRequest: () => {
      const { request } = this;
      this.request = undefined;
      return Promise.resolve(request);
    },
    noteWarning: (reason) => {
      this.warnings.push(reason);
      return Promise.resolve();
    },
  };

  wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Resolves when something that is noted here holds. */
  async until<T>(look: () => T | undefined | false): Promise<T> {
    for (;;) {
      const found = look();
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  state(state: LinkStatus['state'], after = 0): Promise<LinkStatus> {
    return this.until(() => this.statuses.slice(after).find((one) => one.state === state));
  }
}

export interface Rig {
  folder: string;
  whatsapp: WhatsAppWeb;
  memory: MemoryRecords;
  heard: Inbound[];
  /** Builds (again) and starts the channel. */
  start(more?: Partial<WhatsAppOptions>): Promise<WhatsAppChannel>;
  /** Resolves when so many messages were handed in. */
  inbound(count: number): Promise<Inbound[]>;
  close(): Promise<void>;
}

const ignore = (): void => undefined;
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const loud = Object.fromEntries(
  ['debug', 'info', 'warn', 'error'].map((level) => [
    level,
    (fields: object, text: string) => {
      process.stderr.write(`${level} ${text} ${JSON.stringify(fields)}\n`);
    },
  ]),
) as unknown as typeof quiet;

/** A channel over the real library and browser, with a stand-in for WhatsApp. */
export async function createRig(browser: string): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'pasti-whatsapp-'));
  const whatsapp = new WhatsAppWeb();
  const port = await whatsapp.open();
  const memory = new MemoryRecords();
  const heard: Inbound[] = [];
  const channels: WhatsAppChannel[] = [];
  return {
    folder,
    whatsapp,
    memory,
    heard,
    async start(more = {}) {
      const channel = new WhatsAppChannel({
        browser: writeBrowser(folder, browser, port),
        folder: join(folder, 'whatsapp'),
        memoryMb: 16_000,
        records: memory.records,
        callText: () => 'tulis saja ya',
        logger: process.env.WHATSAPP_LOUD ? loud : quiet,
        clock: systemClock,
        child: { path: childPath, execArgv: ['--import', hook] },
        luck: () => 0,
        ...more,
        timing: {
          startMs: longestWaitMs,
          callMs: longestWaitMs,
          backoffMs: [100, 500],
          typingMs: [1, 5],
          gapMs: [1, 2],
          ...more.timing,
        },
      });
      channels.push(channel);
      await channel.start((inbound) => {
        const seen = heard.some(
          ({ address, id }) => address === inbound.address && id === inbound.id,
        );
        if (!seen) heard.push(inbound);
        memory.handled.set(inbound.address, inbound.at);
        memory.wake();
        return Promise.resolve(seen ? 'duplicate' : 'handled');
      });
      return channel;
    },
    inbound: (count) => memory.until(() => heard.length >= count && heard),
    async close() {
      for (const channel of channels) await channel.stop();
      await whatsapp.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
