import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'whatsapp-web.js';
import { z } from 'zod';
import { Child } from '../../../src/channels/whatsapp/child-process.js';
import { answer } from '../../../src/channels/whatsapp/child/answer.js';
import { carryOut } from '../../../src/channels/whatsapp/child/carry-out.js';
import type { Report } from '../../../src/channels/whatsapp/protocol.js';
import { Sender } from '../../../src/channels/whatsapp/sender.js';
import { defaultTiming } from '../../../src/channels/whatsapp/timing.js';
import { SendError } from '../../../src/ports/send-error.js';
import { until } from '../../support/until.js';

const never = () => new Promise<never>(() => undefined);
const callMs = 60;

/** A client of the library, as far as it is used to send. */
function clientOf(page: {
  getState?: () => Promise<unknown>;
  sendMessage?: () => Promise<unknown>;
}) {
  const calls = { sent: 0 };
  const client = {
    getState: page.getState ?? (() => Promise.resolve('CONNECTED')),
    sendMessage() {
      calls.sent += 1;
      return page.sendMessage?.() ?? Promise.resolve({ id: { _serialized: 'ref' } });
    },
  };
  return { calls, client: client as unknown as Client };
}

/** Orders the process of the browser to send. @returns what it reports */
async function order(client: Client | undefined): Promise<Report | undefined> {
  const reports: Report[] = [];
  const report = (one: Report) => void reports.push(one);
  const owner = {
    async answer(id: number, call: Parameters<typeof answer>[2]) {
      await answer(report, { id, callMs }, call);
    },
    refuse: (id: number, message: string) => {
      report({ type: 'undone', id, message, unsure: false });
    },
  };
  await carryOut(client, { type: 'send', id: 1, to: '1@c.us', text: 'x', typingMs: 0 }, owner);
  return reports[0];
}

describe('an order to send that fails', () => {
  it.each([
    ['there is no client', undefined],
    ['WhatsApp is not connected', clientOf({ getState: () => Promise.resolve('TIMEOUT') })],
    ['the browser is gone', clientOf({ getState: () => Promise.reject(new Error('detached')) })],
    ['the page does not answer', clientOf({ getState: never })],
  ])('before the page was told: %s', async (_what, page) => {
    expect(await order(page?.client)).toMatchObject({ type: 'undone', unsure: false });
    expect(page?.calls.sent ?? 0).toBe(0);
  });

  it.each([
    ['the page does not answer', never],
    ['the browser is killed', () => Promise.reject(new Error('Target closed'))],
    ['there is no id for the user', () => Promise.reject(new Error('No LID for user'))],
    ['nothing comes back', () => Promise.resolve(undefined)],
  ])('when the page was told: %s', async (_what, sendMessage) => {
    const { client, calls } = clientOf({ sendMessage });
    expect(await order(client)).toMatchObject({ type: 'undone', unsure: true });
    expect(calls.sent).toBe(1);
  });

  it('because it took too long sends nothing afterwards', async () => {
    let connect: (state: string) => void = () => undefined;
    const state = new Promise<string>((resolve) => (connect = resolve));
    const { client, calls } = clientOf({ getState: () => state });
    expect(await order(client)).toMatchObject({ type: 'undone', unsure: false });
    connect('CONNECTED');
    await state;
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls.sent).toBe(0);
  });
});

describe('a process that is given an order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pasti-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'child.mjs');
  const script = `process.on('message', ({ text }) => text === 'die' && process.exit(1));
    process.send({ type: 'up' });`;
  writeFileSync(path, script);

  async function start() {
    const seen = { up: false, ended: false };
    const heard = () => (seen.up = true);
    const ended = () => (seen.ended = true);
    const child = new Child({ path, execArgv: [] }, heard, () => undefined, ended);
    await until(() => seen.up, 'it is up');
    const send = (text: string, patienceMs: number) =>
      child.ask({ type: 'send', to: '1@c.us', text, typingMs: 0 }, z.unknown(), patienceMs);
    return { child, seen, send };
  }

  it('and dies over it may have carried it out; after that it is told nothing', async () => {
    const { seen, send } = await start();
    await expect(send('die', 60_000)).rejects.toMatchObject({ code: 'unavailable', unsure: true });
    await until(() => seen.ended, 'it ended');
    await expect(send('x', 60_000)).rejects.toMatchObject({ code: 'unavailable', unsure: false });
  });

  it('and does not answer may have carried it out', async () => {
    const { child, send } = await start();
    await expect(send('x', 20)).rejects.toMatchObject({ code: 'unavailable', unsure: true });
    child.kill();
  });
});

describe('a message of several pieces', () => {
  const long = { id: '1', text: `${'a'.repeat(3_900)}\n${'b'.repeat(3_900)}` };
  const timing = { ...defaultTiming, gapMs: [0, 0], typingMs: [0, 0] } as const;

  function senderWith(answers: (() => unknown)[]) {
    const asked: string[] = [];
    const sender = new Sender({
      ask: (request) => {
        asked.push(request.type === 'send' ? (request.text[0] ?? '') : '');
        return Promise.resolve().then(answers.shift() ?? (() => ({ ref: 'ref' })));
      },
      isReady: () => true,
      readFile: () => Promise.reject(new Error('the store is away')),
      timing,
      luck: () => 0,
    });
    return { asked, sender };
  }
  const lose = () => {
    throw new SendError('unavailable', 'lost', { unsure: true });
  };

  it('goes on where it broke off', async () => {
    const { asked, sender } = senderWith([() => ({ ref: '1' }), lose]);
    const failed = sender.send('1@c.us', long);
    await expect(failed).rejects.toMatchObject({ unsure: true, partly: true });
    await sender.send('1@c.us', long);
    expect(asked).toEqual(['a', 'b', 'b']);
  });

  it('is unsure where the answer is not understood', async () => {
    const { sender } = senderWith([() => ({})]);
    await expect(sender.send('1@c.us', { id: '2', text: 'x' })).rejects.toMatchObject({
      ...{ code: 'unavailable', unsure: true },
    });
  });

  it('was certainly not sent where its file can not be read', async () => {
    const { asked, sender } = senderWith([]);
    const file = { id: 'f', name: 'f.pdf', mime: 'application/pdf', size: 1 };
    await expect(sender.send('1@c.us', { ...long, file })).rejects.toMatchObject({
      ...{ code: 'unavailable', unsure: false },
    });
    expect(asked).toEqual([]);
  });
});
