import { createServer, type AddressInfo, type Server } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../support/bot-api/index.js';
import { until } from '../../support/until.js';
import { channelTo, closeAfterEach, failureOf, recorder, server, token } from './set-up.js';

closeAfterEach();

const hello = { id: 'hello', text: 'Halo **Kak**' };

/** Two that are no Bot API: one answers anything but TLS, the other never says a word. */
async function badServers() {
  const open = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const plain = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .resume()
      .end('hello\n'),
  );
  const mute = createServer((socket) => socket.on('error', () => undefined).resume());
  const [port, silent] = [await open(plain), await open(mute)];
  const close = () =>
    Promise.all([plain, mute].map((server) => new Promise((r) => server.close(r))));
  return { port, silent, close };
}

describe('failures of sending', () => {
  it('hands a rate limit on, with how long it lasts: nothing was taken', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    for (const retryAfter of [1, 37]) {
      api.fail('sendMessage', { status: 429, retryAfter });
      const error = await failureOf(channel.send('1', hello));
      expect(error).toMatchObject({ code: 'rate-limited', retryable: true, unsure: false });
      expect(error.retryAfterMs).toBe(retryAfter * 1_000);
    }
    expect(api.count('sendMessage')).toBe(2);
    expect(siti.messages).toEqual([]);
    expect(channel.health()).not.toMatchObject({ reason: 'Telegram does not take messages' });
  });

  it.each([
    [{ status: 500 }, 0],
    [{ status: 502 }, 0],
    ['drop', 0],
    ['hang', 0],
    ['lose-answer', 1],
    ['keep-answer', 1],
    ['lost-gateway', 1],
  ] as const)('after %j makes no call of its own again, and is unsure', async (fault, taken) => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    api.fail('sendMessage', fault);
    const error = await failureOf(channel.send('1', hello));
    expect(error).toMatchObject({ code: 'unavailable', retryable: true, unsure: true });
    expect(error).toMatchObject({ userGone: false, partly: false });
    expect(api.count('sendMessage')).toBe(1);
    expect(siti.messages).toHaveLength(taken);
  });

  it('is sure that nothing was taken where there was no connection', async () => {
    const { port, silent, close } = await badServers();
    const addresses = [
      ['nobody listens', 'http://127.0.0.1:9'],
      ['there is no such name', 'http://nobody.invalid'],
      ['what answers speaks no TLS', `https://127.0.0.1:${port}`],
      ['the TLS handshake never ends', `https://127.0.0.1:${silent}`],
    ] as const;
    for (const [what, url] of addresses) {
      const { channel } = channelTo({ url }, { timing: { connectMs: 300 } });
      const { code, unsure } = await failureOf(channel.send('1', hello));
      expect([what, code, unsure]).toEqual([what, 'unavailable', false]);
    }
    await close();
  });

  it('says of a long text that a part of it is out', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    const text = `${'a'.repeat(4_000)} ${'b'.repeat(4_000)}`;
    const send = (id: string) => channel.send('1', { id, text });
    const afterFirst = async (id: string, fault: Fault) => {
      const before = api.count('sendMessage');
      api.latencyMs = 50;
      const sending = failureOf(send(id));
      await until(() => api.count('sendMessage') === before + 1);
      api.fail('sendMessage', fault);
      const error = await sending;
      api.latencyMs = 0;
      return error;
    };
    const limited = await afterFirst('one', { status: 429, retryAfter: 3 });
    expect(limited).toMatchObject({ code: 'rate-limited', unsure: false, partly: true });
    await send('one');
    expect(siti.messages.map((message) => message.text[0])).toEqual(['a', 'b']);
    const lost = await afterFirst('two', 'lose-answer');
    expect(lost).toMatchObject({ code: 'unavailable', unsure: true, partly: true });
    expect(siti.messages.map((message) => message.text[0])).toEqual(['a', 'b', 'a', 'b']);
  });

  it('is degraded until a message goes through', async () => {
    const api = await server();
    const { channel, lines } = channelTo(api);
    await channel.start(recorder().deliver);
    await until(() => channel.health().state === 'up');
    api.user(1);
    api.fail('sendMessage', { status: 500 }, 2);
    const failing = [1, 2].map((n) => failureOf(channel.send('1', { ...hello, id: String(n) })));
    await Promise.all(failing);
    expect(channel.health().state).toBe('degraded');
    expect(lines.of('warn')).toHaveLength(1);
    await channel.send('1', hello);
    expect(channel.health().state).toBe('up');
  });

  it('finds out whether Telegram answers by a call that sends nothing', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    expect(await channel.answers?.()).toBe(true);
    expect(api.calls.map(({ method }) => method)).toEqual(['getMe']);
    api.fail('getMe', { status: 502 }, 3);
    expect(await channel.answers?.()).toBe(false);
  });

  it('knows a person that can not be reached from a message that can not be sent', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    api.user(1).block();
    const { code, userGone } = await failureOf(channel.send('1', hello));
    expect({ code, userGone }).toEqual({ code: 'blocked', userGone: true });
    expect(await failureOf(channel.send('404', hello))).toMatchObject({ code: 'unreachable' });
    api.user(2);
    api.fail('sendMessage', { status: 403, description: 'Forbidden: user is deactivated' });
    expect(await failureOf(channel.send('2', hello))).toMatchObject({ code: 'unreachable' });
    const refused = await failureOf(channel.send('2', { id: 'empty', text: ' ' }));
    expect(refused).toMatchObject({ code: 'rejected', retryable: false, userGone: false });
  });
});

describe('calls that send nothing', () => {
  it('are made again after short troubles, whatever these were', async () => {
    const api = await server();
    const { channel, lines } = channelTo(api);
    const siti = api.user(1);
    const { ref } = await channel.send('1', hello);
    api.fail('deleteMessage', 'drop');
    api.fail('deleteMessage', { status: 429, retryAfter: 1 });
    await channel.tidy('1', { clear: [], forget: [ref] });
    expect(siti.messages).toEqual([]);
    expect(api.count('deleteMessage')).toBe(3);
    expect(lines.all).toEqual([]);
  });
});

describe('the token', () => {
  it('is in no error and no log line, whatever fails', async () => {
    const dead = channelTo({ url: 'http://127.0.0.1:9' });
    await dead.channel.start(recorder().deliver);
    const error = await failureOf(dead.channel.send('1', hello));
    await dead.channel.tidy('1', { clear: ['1'], forget: ['2'] });
    const api = await server();
    const { channel, lines } = channelTo(api);
    api.user(1);
    api.fail('sendMessage', 'hang');
    const timeout = await failureOf(channel.send('1', hello));
    const everything =
      [error, timeout].map(inDepth).join() + dead.lines.all.join() + lines.all.join();
    expect(everything).toContain('ECONNREFUSED');
    expect(everything).not.toContain(token.split(':')[1]);
  });
});

/** Everything a logger could get out of an error. */
function inDepth(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const names = Object.getOwnPropertyNames(error);
  return names.map((name) => inDepth((error as Record<string, unknown>)[name])).join('\n');
}
