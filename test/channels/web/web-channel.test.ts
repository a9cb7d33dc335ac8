import { describe, expect, it } from '@jest/globals';
import {
  createWebChannel,
  type PageEvent,
  type WebChannel,
} from '../../../src/channels/web/index.js';
import type { Delivery, Inbound } from '../../../src/ports/channel.js';
import { SendError } from '../../../src/ports/send-error.js';
import { MemoryFiles } from '../../web/memory-files.js';
import { MemoryLog } from '../../web/memory-log.js';
import { silent } from '../../web/rig.js';

const at = new Date('2026-11-24T03:00:00Z');

function setUp(): { channel: WebChannel; log: MemoryLog; events: PageEvent[] } {
  const log = new MemoryLog();
  const channel = createWebChannel({
    log,
    files: new MemoryFiles(),
    logger: silent,
    clock: { now: () => at },
  });
  const events: PageEvent[] = [];
  channel.watch('sari', (event) => events.push(event));
  return { channel, log, events };
}

describe('sending', () => {
  it('puts the message into the log and tells the open pages of that person only', async () => {
    const { channel, log, events } = setUp();
    const choices = { question: 3, options: [{ id: 'yes', label: 'Ya' }] };
    const receipt = await channel.send('sari', { id: 't1:0', text: 'Hadir?', choices });
    await channel.send('anton', { id: 't1:0', text: 'Halo' });
    expect(receipt.ref).toBe('web:sari:out:t1:0');
    expect(log.rows.get(receipt.ref)).toMatchObject({
      contactId: 'web:sari',
      direction: 'out',
      text: 'Hadir?',
      choices,
      state: 'sent',
    });
    expect(events).toEqual([{ type: 'message', row: log.rows.get(receipt.ref) }]);
  });

  it('keeps the order of messages sent within one millisecond', async () => {
    const { channel } = setUp();
    for (const text of ['a', 'b', 'c']) await channel.send('sari', { id: text, text });
    const rows = await channel.latest('sari', 10);
    expect(rows.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(new Set(rows.map((row) => row.at.getTime())).size).toBe(3);
  });

  it('raises a retryable SendError when the log does not take it, and shows nothing', async () => {
    const { channel, log, events } = setUp();
    log.broken = true;
    const error = await channel.send('sari', { id: 'x', text: 'x' }).catch((err: unknown) => err);
    expect(error).toBeInstanceOf(SendError);
    expect(error).toMatchObject({ code: 'unavailable', retryable: true, userGone: false });
    expect(events).toEqual([]);
  });

  it('says what it can do', () => {
    const { channel } = setUp();
    expect(channel.name).toBe('web');
    expect(channel.capabilities).toEqual({
      buttons: true,
      contactRequest: false,
      deletes: true,
      maxLength: 8000,
    });
  });
});

describe('receiving', () => {
  const text = { type: 'text', text: 'halo' } as const;

  it('hands in what the page posted and returns the delivery', async () => {
    const { channel } = setUp();
    const heard: Inbound[] = [];
    await channel.start((inbound) => {
      heard.push(inbound);
      return Promise.resolve('duplicate');
    });
    expect(await channel.receive('sari', { id: 'm1', input: text, language: 'id' })).toBe(
      'duplicate',
    );
    expect(heard).toEqual([
      {
        channel: 'web',
        address: 'sari',
        id: 'm1',
        at,
        input: text,
        messageRef: 'web:sari:in:m1',
        profile: { language: 'id' },
      },
    ]);
  });

  it('rejects when the message could not be saved, and while it is not started', async () => {
    const { channel } = setUp();
    await expect(channel.receive('sari', { id: 'm1', input: text })).rejects.toThrow('not started');
    expect(channel.health()).toEqual({ state: 'down', reason: 'not started' });
    await channel.start(() => Promise.reject(new Error('store is down')));
    expect(channel.health()).toEqual({ state: 'up' });
    await expect(channel.receive('sari', { id: 'm1', input: text })).rejects.toThrow('store');
  });

  it('waits for what is under way when it stops', async () => {
    const { channel } = setUp();
    let finish: (delivery: Delivery) => void = () => undefined;
    await channel.start(() => new Promise((resolve) => (finish = resolve)));
    const received = channel.receive('sari', { id: 'm1', input: text });
    let stopped = false;
    const stop = channel.stop().then(() => (stopped = true));
    await Promise.resolve();
    expect(stopped).toBe(false);
    finish('handled');
    expect(await received).toBe('handled');
    await stop;
    await expect(channel.receive('sari', { id: 'm2', input: text })).rejects.toThrow();
  });

  it("shows the person's other tabs what was said, as it was logged", async () => {
    const { channel, log, events } = setUp();
    const row = {
      id: 'web:sari:in:m1',
      contactId: 'web:sari',
      direction: 'in',
      at,
      text: '3174********9901',
    } as const;
    await channel.start(async () => {
      await log.append([row]);
      return 'handled';
    });
    const second = new Promise<PageEvent>((resolve) => channel.watch('sari', resolve));
    await channel.receive('sari', { id: 'm1', input: text });
    expect(await second).toEqual({ type: 'message', row });
    expect(events).toHaveLength(1);
  });
});

describe('tidying', () => {
  const masked = {
    id: 'web:sari:in:m1',
    contactId: 'web:sari',
    direction: 'in',
    at,
    text: '3174********9901',
  } as const;

  it('masks a sensitive message on open pages and takes old buttons off', async () => {
    const { channel, log, events } = setUp();
    await log.append([masked]);
    await channel.tidy('sari', { clear: ['web:sari:out:t0:0'], forget: [masked.id] });
    expect(events).toEqual([
      { type: 'cleared', id: 'web:sari:out:t0:0' },
      { type: 'masked', id: masked.id, text: masked.text },
    ]);
  });

  it('never rejects, and masks even when the log can not be read', async () => {
    const { channel, log, events } = setUp();
    log.broken = true;
    await channel.tidy('sari', { clear: [], forget: [masked.id] });
    expect(events).toEqual([{ type: 'masked', id: masked.id }]);
  });

  it('forgets a page that was closed', async () => {
    const { channel, log } = setUp();
    const seen: PageEvent[] = [];
    const stop = channel.watch('anton', (event) => seen.push(event));
    stop();
    await channel.send('anton', { id: 'x', text: 'x' });
    expect(seen).toEqual([]);
    expect(log.rows.size).toBe(1);
  });
});
