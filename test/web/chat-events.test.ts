import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEvents, type EventReader } from './event-source.js';
import { addressIn, createRig, visit, type Rig } from './rig.js';
import { soonMs } from '../support/bounds.js';

describe('the event stream', () => {
  let rig: Rig;
  let base: string;
  let cookie: string;
  let readers: EventReader[];

  beforeEach(async () => {
    rig = await createRig();
    base = await rig.listen();
    cookie = await visit(rig.app);
    readers = [];
  });
  afterEach(async () => {
    for (const reader of readers) reader.close();
    await rig.app.close();
  });

  const open = async (query = '', headers: Record<string, string> = {}): Promise<EventReader> => {
    const reader = await openEvents(`${base}/chat/events${query}`, { cookie, ...headers });
    readers.push(reader);
    return reader;
  };
  const say = (text: string): Promise<void> => rig.bot.say(addressIn(cookie), { text });

  it('brings what is sent, with its id', async () => {
    const events = await open();
    await say('Halo **Kak**');
    const { id, data } = await events.next();
    expect(id).toBe('out:turn-1:0');
    expect(JSON.parse(data ?? '')).toEqual({
      id: 'out:turn-1:0',
      from: 'bot',
      at: expect.any(String),
      text: 'Halo **Kak**',
      parts: [
        { kind: 'text', text: 'Halo ' },
        { kind: 'bold', text: 'Kak' },
      ],
    });
  });

  it('goes on where a page left it: nothing lost, nothing twice', async () => {
    for (const text of ['satu', 'dua', 'tiga']) await say(text);
    const first = await open('?after=out:turn-1:0');
    expect((await first.next()).id).toBe('out:turn-2:0');
    expect((await first.next()).id).toBe('out:turn-3:0');
    first.close();
    await say('empat');
    // The browser repeats the old address and names what it saw last in a header.
    const second = await open('?after=out:turn-1:0', { 'last-event-id': 'out:turn-3:0' });
    expect((await second.next()).id).toBe('out:turn-4:0');
    await say('lima');
    expect((await second.next()).id).toBe('out:turn-5:0');
  });

  it('tells of a message that was masked and of buttons that were taken off', async () => {
    const events = await open();
    const address = addressIn(cookie);
    await rig.channel.tidy(address, {
      clear: [`web:${address}:out:t0:0`],
      forget: [`web:${address}:in:message-1`],
    });
    const cleared = await events.next();
    expect(cleared.event).toBe('cleared');
    expect(cleared.data).toContain('"out:t0:0"');
    const masked = await events.next();
    expect(masked.event).toBe('masked');
    expect(masked.data).toContain('"in:message-1"');
  });

  it('brings nothing of anybody else', async () => {
    const events = await open();
    await rig.bot.say('somebody-else', { text: 'rahasia' });
    await say('halo');
    expect((await events.next()).data).toContain('halo');
  });

  it('ends when the server closes, and after the page is gone nobody listens', async () => {
    const events = await open();
    const started = Date.now();
    await Promise.all([rig.app.close(), events.ended]);
    expect(Date.now() - started).toBeLessThan(soonMs);
  });

  it('refuses more streams than a person can have tabs', async () => {
    for (let n = 0; n < 8; n += 1) await open();
    await expect(open()).rejects.toThrow('429');
  });
});
