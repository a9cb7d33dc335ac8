import { describe, expect, it } from '@jest/globals';
import { channelTo, closeAfterEach, gate, recorder, server, sleep } from './set-up.js';
import { until } from '../../support/until.js';
import { soonMs } from '../../support/bounds.js';

closeAfterEach();

describe('polling', () => {
  it('hands in messages, and acknowledges what is done', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const { deliver, texts, seen } = recorder();
    await channel.start(deliver);
    api.user(7).say('halo');
    await until(() => texts().includes('halo'));
    await until(() => api.unconfirmed.length === 0, 'the confirmation');
    expect(seen[0]).toMatchObject({ address: '7', messageRef: '1' });
    expect(channel.health()).toEqual({ state: 'up' });
    expect(channel.username()).toBe('pasti_bot');
    expect(api.callsOf('getUpdates')[0]?.params.allowed_updates).toEqual([
      'message',
      'edited_message',
      'callback_query',
      'my_chat_member',
    ]);
  });

  it('handles chats side by side and the messages of one in order', async () => {
    const api = await server({ latencyMs: 50 });
    const { channel } = channelTo(api);
    const { deliver, seen, state } = recorder(async ({ address }) => {
      await channel.send(address, { id: `${address}-${seen.length}`, text: 'ya' });
    });
    const people = Array.from({ length: 20 }, (_, n) => api.user(n + 1));
    for (const text of ['satu', 'dua', 'tiga']) for (const person of people) person.say(text);
    await channel.start(deliver);
    await until(() => seen.length === 60 && state.underWay === 0);
    expect(state.most).toBe(20);
    for (const person of people) {
      const mine = seen.filter(({ address }) => address === String(person.id));
      expect(mine.map(({ input }) => input)).toEqual(
        ['satu', 'dua', 'tiga'].map((text) => ({ type: 'text', text })),
      );
    }
  });

  it('never acknowledges past an update under way, and does not hand it in twice', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const slow = gate();
    const { deliver, texts } = recorder(({ address }) =>
      address === '1' ? slow.opened : undefined,
    );
    await channel.start(deliver);
    api.user(1).say('lama');
    await until(() => texts().length === 1);
    for (let n = 0; n < 30; n += 1) api.user(2).say(`cepat ${n}`);
    await until(() => texts().length === 31);
    await sleep(150);
    expect(api.unconfirmed).toHaveLength(31);
    expect(texts()).toHaveLength(31);
    slow.open();
    await until(() => api.unconfirmed.length === 0, 'the confirmation');
    expect(texts()).toHaveLength(31);
  });

  it('does not hammer Telegram while an update is under way', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const slow = gate();
    const { deliver, texts } = recorder(() => slow.opened);
    await channel.start(deliver);
    api.user(1).say('lama');
    await until(() => texts().length === 1);
    const before = api.count('getUpdates');
    await sleep(500);
    expect(api.count('getUpdates') - before).toBeLessThan(25);
    slow.open();
  });

  it('loses nothing when the process dies: the next one gets what was not done', async () => {
    const api = await server();
    const dying = channelTo(api);
    const first = recorder(({ address }) => (address === '1' ? gate().opened : undefined));
    await dying.channel.start(first.deliver);
    api.user(1).say('hilang?');
    api.user(2).say('selesai');
    await until(() => first.texts().length === 2);
    const second = recorder();
    const successor = channelTo(api);
    await successor.channel.start(second.deliver);
    await until(() => second.texts().includes('hilang?'));
    await until(() => api.unconfirmed.length === 0, 'the confirmation');
  });

  it('hands an update in again until it could be saved, later ones of the chat after it', async () => {
    const api = await server();
    const { channel, lines } = channelTo(api);
    let failures = 4;
    const { deliver, texts } = recorder(({ input }) => {
      if ('text' in input && input.text === 'sulit' && failures-- > 0) throw new Error('no store');
    });
    await channel.start(deliver);
    api.user(1).say('sulit');
    api.user(1).say('sesudahnya');
    await until(() => texts().includes('sesudahnya'));
    expect(texts()).toEqual(['sulit', 'sulit', 'sulit', 'sulit', 'sulit', 'sesudahnya']);
    expect(lines.of('warn')).toHaveLength(1);
  });

  it('takes a repeated or reordered update as Telegram gives it', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const { deliver, seen } = recorder();
    await channel.start(deliver);
    api.user(1).say('sekali');
    await until(() => seen.length === 1 && api.unconfirmed.length === 0);
    const { id = '' } = seen[0] ?? {};
    const message = {
      message_id: 9,
      date: 1,
      chat: { id: 1, type: 'private' as const, first_name: 'A' },
    };
    const from = { id: 1, is_bot: false, first_name: 'A' };
    // After a quiet week Telegram numbers from anywhere, perhaps lower.
    api.pushUpdate({ update_id: Number(id) - 5_000, message: { ...message, from, text: 'baru' } });
    await until(() => seen.length === 2 && api.unconfirmed.length === 0);
    api.pushUpdate({ update_id: Number(id), message: { ...message, from, text: 'sekali' } });
    await until(() => seen.length === 3);
    expect(seen[2]?.id).toBe(id);
  });

  it('takes no more at once than it is allowed', async () => {
    const api = await server();
    const { channel } = channelTo(api, { maxUnderWay: 4 });
    const { deliver, seen, state } = recorder(() => sleep(10));
    for (let n = 1; n <= 12; n += 1) api.user(n).say('halo');
    await channel.start(deliver);
    await until(() => seen.length === 12 && api.unconfirmed.length === 0);
    expect(state.most).toBeLessThanOrEqual(4);
  });

  it('reports who blocked the bot and who came back, again if it could not be saved', async () => {
    const api = await server();
    const reports: [string, boolean][] = [];
    const { channel } = channelTo(api, {
      onReachability: (address, reachable) => {
        reports.push([address, reachable]);
        if (reports.length === 1) throw new Error('no store');
      },
    });
    await channel.start(recorder().deliver);
    api.user(1).block();
    api.user(1).unblock();
    await until(() => reports.length === 3);
    expect(reports).toEqual([
      ['1', false],
      ['1', false],
      ['1', true],
    ]);
  });
});

describe('trouble while polling', () => {
  it('survives a loss of Telegram and says so once', async () => {
    const api = await server();
    const { channel, lines } = channelTo(api);
    const { deliver, texts } = recorder();
    await channel.start(deliver);
    await until(() => channel.health().state === 'up');
    api.fail('getUpdates', 'drop', 4);
    api.fail('getUpdates', { status: 502 }, 2);
    api.user(1).say('a');
    await until(() => texts().includes('a'));
    api.user(1).say('b');
    await until(() => texts().includes('b'));
    await until(() => channel.health().state === 'up');
    expect(lines.of('warn').length).toBeLessThanOrEqual(2);
  });

  it('starts while Telegram is down', async () => {
    const { channel, lines } = channelTo({ url: 'http://127.0.0.1:9' });
    const before = Date.now();
    await channel.start(recorder().deliver);
    expect(Date.now() - before).toBeLessThan(soonMs);
    expect(channel.health()).toEqual({ state: 'degraded', reason: 'Telegram can not be reached' });
    await sleep(300);
    expect(lines.of('warn').length).toBeLessThanOrEqual(2);
  });

  it('waits when another program polls with the token', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const { deliver, texts } = recorder();
    await channel.start(deliver);
    await until(() => api.count('getUpdates') > 1);
    await fetch(`${api.url}/bot7011223344:AAH-very_secret-token0123456789abc/getUpdates?timeout=0`);
    await until(() => channel.health().state === 'degraded');
    expect(channel.health()).toHaveProperty('reason', expect.stringContaining('another program'));
    api.user(1).say('masih di sini');
    await until(() => texts().length === 1);
    expect(channel.health()).toEqual({ state: 'up' });
  });

  it('is down with a clear reason while the token is refused, without a flood', async () => {
    const api = await server();
    const { channel, lines } = channelTo(api, { token: '1:wrong_wrong_wrong' });
    await channel.start(recorder().deliver);
    await until(() => channel.health().state === 'down');
    expect(channel.health()).toHaveProperty(
      'reason',
      expect.stringContaining('TELEGRAM_BOT_TOKEN'),
    );
    const before = api.calls.length;
    await sleep(400);
    expect(api.calls.length - before).toBeLessThan(12);
    expect(lines.of('error').length).toBeLessThanOrEqual(2);
  });

  it('takes a webhook off that an earlier set-up left', async () => {
    const api = await server();
    api.world.pusher.set({ url: 'http://127.0.0.1:9/', maxConnections: 1 });
    const { channel } = channelTo(api);
    const { deliver, texts } = recorder();
    api.user(1).say('halo');
    await channel.start(deliver);
    await until(() => texts().includes('halo'));
  });
});

describe('stopping', () => {
  it('breaks off the long poll, waits for what is under way and acknowledges it', async () => {
    const api = await server();
    const { channel } = channelTo(api, { timing: { pollSeconds: 20, stopGraceMs: 3_000 } });
    const slow = gate();
    const { deliver, texts } = recorder(() => slow.opened);
    await channel.start(deliver);
    await until(() => api.count('getUpdates') === 2);
    api.user(1).say('sedang jalan');
    await until(() => texts().length === 1);
    const stopped = channel.stop();
    await sleep(50);
    api.user(1).say('terlambat');
    slow.open();
    await stopped;
    expect(texts()).toEqual(['sedang jalan']);
    expect(api.unconfirmed).toHaveLength(1);
  });

  it('does not wait without end for an update that hangs, nor acknowledges it', async () => {
    const api = await server();
    const { channel } = channelTo(api, { timing: { stopGraceMs: 100 } });
    const { deliver, texts } = recorder(() => gate().opened);
    await channel.start(deliver);
    api.user(1).say('macet');
    await until(() => texts().length === 1);
    await channel.stop();
    expect(api.unconfirmed).toHaveLength(1);
  });
});
