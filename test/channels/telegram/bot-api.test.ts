import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Api, InputFile } from 'grammy';
import { parseHtml, startBotApi, type BotApi } from '../../support/bot-api/index.js';

/** The tests lean on the emulated server: what it claims of Telegram is pinned down here. */
let server: BotApi;
let api: Api;

beforeEach(async () => {
  server = await startBotApi({ token: '1:t' });
  api = new Api('1:t', { apiRoot: server.url });
});

afterEach(() => server.close());

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: unknown) => (error as { description: string }).description,
  );

describe('getUpdates of the emulated server', () => {
  const idsFrom = async (offset?: number, limit?: number) =>
    (await api.getUpdates({ offset, limit })).map(({ update_id }) => update_id);

  it('gives updates again until a higher offset confirms them', async () => {
    const budi = server.user(1);
    for (const text of ['a', 'b', 'c']) budi.say(text);
    const ids = await idsFrom();
    expect(await idsFrom()).toEqual(ids);
    expect(await idsFrom(ids[1])).toEqual(ids.slice(1));
    expect(await idsFrom()).toEqual(ids.slice(1));
    expect(await idsFrom(undefined, 1)).toEqual([ids[1]]);
    expect(await idsFrom(-1)).toEqual([ids[2]]);
    expect(await idsFrom((ids[2] ?? 0) + 1)).toEqual([]);
  });

  it('holds a request open until something happens, for one caller', async () => {
    const first = api.getUpdates({ timeout: 5 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = api.getUpdates({ timeout: 5 });
    expect(await refusal(first)).toMatch(/^Conflict: terminated by other getUpdates/);
    server.user(1).say('halo');
    expect(await second).toMatchObject([{ message: { text: 'halo' } }]);
  });

  it('hands out at most 100, and nothing while a webhook is set', async () => {
    for (let n = 0; n < 120; n += 1) server.user(1).say(String(n));
    expect(await idsFrom()).toHaveLength(100);
    await api.setWebhook('http://127.0.0.1:9/');
    expect(await refusal(api.getUpdates())).toMatch(/^Conflict: can't use getUpdates/);
    await api.deleteWebhook({ drop_pending_updates: true });
    expect(await idsFrom()).toEqual([]);
  });

  it('keeps to the kinds that were asked for', async () => {
    await api.getUpdates({ allowed_updates: ['message'] });
    server.user(1).block();
    server.user(1).say('halo');
    expect(await api.getUpdates()).toMatchObject([{ message: { text: 'halo' } }]);
  });
});

describe('sendMessage of the emulated server', () => {
  it('refuses what Telegram refuses', async () => {
    server.user(1);
    const html = (text: string) => refusal(api.sendMessage(1, text, { parse_mode: 'HTML' }));
    expect(await refusal(api.sendMessage(2, 'x'))).toBe('Bad Request: chat not found');
    expect(await html(' <b> </b> ')).toBe('Bad Request: message text is empty');
    expect(await html('x'.repeat(4097))).toBe('Bad Request: message is too long');
    expect(await html(`<b>${'x'.repeat(4096)}</b>`)).toBe('taken');
    expect(await html('<b>x')).toMatch(/Can't find end tag corresponding to start tag "b"/);
    expect(await html('x</b>')).toMatch(/Unexpected end tag at byte offset 1/);
    expect(await html('<b><i>x</b></i>')).toMatch(/Unmatched end tag/);
    expect(await html('<Kak>')).toMatch(/Unsupported start tag "kak" at byte offset 0/);
    expect(await html('1 < 2')).toMatch(/Unsupported start tag/);
    for (const callback_data of ['', 'x'.repeat(65)]) {
      const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data }]] };
      expect(await refusal(api.sendMessage(1, 'x', { reply_markup }))).toMatch(
        /BUTTON_DATA_INVALID/,
      );
    }
  });

  it('limits the messages of a second', async () => {
    server.setRate(3);
    server.user(1);
    const sent = Array.from({ length: 5 }, () => refusal(api.sendMessage(1, 'x')));
    const outcomes = await Promise.all(sent);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(3);
    expect(outcomes).toContain('Too Many Requests: retry after 1');
  });

  it('reads entities as Telegram does', () => {
    expect(parseHtml(' <b>a &lt;&amp;&#65;</b> &copy; ')).toEqual({
      text: 'a <&A &copy;',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
    });
  });
});

describe('other methods of the emulated server', () => {
  it('takes files', async () => {
    const budi = server.user(1);
    const file = new InputFile(Buffer.from([0, 13, 10, 255]), 'grafik.png');
    await api.sendPhoto(1, file, { caption: '<b>Omzet</b>', parse_mode: 'HTML' });
    await api.sendDocument(1, new InputFile(Buffer.from('a,b'), 'data.csv'));
    expect(budi.messages).toMatchObject([
      { text: 'Omzet', file: { method: 'photo', filename: 'grafik.png', size: 4 } },
      { file: { method: 'document', filename: 'data.csv', size: 3 } },
    ]);
  });

  it('edits and deletes, and refuses when there is nothing to do', async () => {
    const budi = server.user(1);
    const reply_markup = { inline_keyboard: [[{ text: 'A', callback_data: '1:a' }]] };
    const { message_id } = await api.sendMessage(1, 'Pilih', { reply_markup });
    await api.editMessageReplyMarkup(1, message_id);
    expect(budi.messages[0]?.buttons).toEqual([]);
    expect(await refusal(api.editMessageReplyMarkup(1, message_id))).toMatch(/is not modified/);
    await api.editMessageText(1, message_id, 'Terpilih');
    expect(budi.messages[0]?.text).toBe('Terpilih');
    await api.deleteMessage(1, message_id);
    expect(budi.messages).toEqual([]);
    expect(await refusal(api.deleteMessage(1, message_id))).toMatch(/to delete not found/);
  });
});
