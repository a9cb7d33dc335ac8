import { describe, expect, it } from '@jest/globals';
import { channelTo, closeAfterEach, failureOf, recorder, server, sleep } from './set-up.js';
import { until } from '../../support/until.js';

closeAfterEach();

const hello = { id: 'hello', text: 'Halo **Kak**' };

describe('sending', () => {
  it('shows the text and its buttons, and gives the reference of the message', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    const choices = { question: 3, options: [{ id: 'agree', label: 'Setuju' }] };
    const receipt = await channel.send('1', { ...hello, choices });
    expect(await siti.reply()).toMatchObject({
      id: Number(receipt.ref),
      text: 'Halo Kak',
      entities: [{ type: 'bold', offset: 5, length: 3 }],
      buttons: [[{ label: 'Setuju', data: '3:agree' }]],
    });
  });

  it('sends a long text in pieces, in order', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    const text = Array.from({ length: 3_000 }, (_, n) => `baris ${n}`).join('\n');
    const receipt = await channel.send('1', { id: 'long', text });
    expect(siti.messages.length).toBeGreaterThan(5);
    expect(siti.messages.map((message) => message.text).join('\n')).toBe(text);
    expect(receipt.ref).toBe(String(siti.messages.at(-1)?.id));
  });

  it('goes on where a long text broke off when it is tried again', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    const text = `${'a'.repeat(4_000)} ${'b'.repeat(4_000)}`;
    api.latencyMs = 50;
    const broken = channel.send('1', { id: 'long', text });
    await until(() => api.count('sendMessage') === 1);
    api.fail('sendMessage', { status: 400, description: 'Bad Request: odd' });
    await failureOf(broken);
    await channel.send('1', { id: 'long', text });
    expect(siti.messages.map((message) => message.text[0])).toEqual(['a', 'b']);
    await channel.send('1', { id: 'long', text });
    expect(siti.messages).toHaveLength(4);
  });

  it('shows the keyboard to share a number until a message without buttons comes', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    const request = { what: 'contact' as const, label: 'Bagikan nomor saya' };
    await channel.send('1', { id: '1', text: 'Nomor HP?', request });
    expect(siti.keyboard).toEqual([['Bagikan nomor saya']]);
    await channel.send('1', { id: '2', text: 'Benar?', choices: { question: 1, options: [] } });
    expect(siti.keyboard).toEqual([]);
    await channel.send('1', { id: '3', text: 'Baik.' });
    expect(api.callsOf('sendMessage').at(-1)?.params).not.toHaveProperty('reply_markup');
  });

  it('uses its connections again', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    api.user(1);
    for (let n = 0; n < 20; n += 1) await channel.send('1', { id: String(n), text: 'x' });
    expect(api.connections).toBe(1);
  });
});

describe('tidying', () => {
  it('takes buttons off and deletes what was sensitive', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    const choices = { question: 1, options: [{ id: 'a', label: 'A' }] };
    const { ref } = await channel.send('1', { ...hello, choices });
    const nik = siti.say('3174096112900001');
    await channel.tidy('1', { clear: [ref], forget: [String(nik)] });
    expect(siti.messages.map(({ text, buttons }) => [text, buttons.length])).toEqual([
      ['Halo Kak', 0],
    ]);
  });

  it('never rejects, and is silent where there is nothing left to do', async () => {
    const api = await server();
    const { channel, lines } = channelTo(api);
    api.user(1);
    const { ref } = await channel.send('1', hello);
    await channel.tidy('1', { clear: [ref, '99'], forget: ['98'] });
    expect(lines.all).toEqual([]);
    api.fail('deleteMessage', {
      status: 400,
      description: "Bad Request: message can't be deleted",
    });
    await channel.tidy('1', { clear: [], forget: [ref] });
    expect(lines.of('warn')).toHaveLength(1);
  });
});

describe('beside the conversation', () => {
  it('ends the waiting of a pressed button after the turn, without holding it up', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    const choices = { question: 1, options: [{ id: 'a', label: 'A' }] };
    const answeredDuringTurn: number[] = [];
    const { deliver, seen } = recorder(async ({ input }) => {
      if (input.type === 'choice') await channel.send('1', { id: 'next', text: 'Lanjut' });
      else await channel.send('1', { id: 'ask', text: 'Pilih', choices });
      answeredDuringTurn.push(api.count('answerCallbackQuery'));
    });
    await channel.start(deliver);
    siti.say('halo');
    await siti.reply();
    siti.press('A');
    expect(await siti.reply()).toMatchObject({ text: 'Lanjut' });
    await until(() => siti.presses[0]?.answered === true, 'the answer to the press');
    expect(seen[1]).toMatchObject({ input: { choice: 'a' }, buttonRef: '2' });
    expect(answeredDuringTurn).toEqual([0, 0]);
  });

  it('tells who pressed a button of somebody else', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const siti = api.user(1);
    await channel.start(recorder().deliver);
    await channel.send('1', hello);
    siti.pressData('vote_up', await siti.reply());
    await until(() => siti.presses[0]?.answered === true);
    expect(siti.presses[0]?.toast).toBe('Tombol ini sudah tidak berlaku.');
  });

  it('shows typing only when a turn takes a while, and not after the reply', async () => {
    const api = await server();
    const { channel } = channelTo(api, { timing: { typingAfterMs: 60 } });
    const { deliver } = recorder(async ({ address }) => {
      if (address === '1') await sleep(250);
      if (address === '2') await channel.send('2', hello);
      if (address === '2') await sleep(250);
    });
    await channel.start(deliver);
    api.user(1).say('pelan');
    api.user(2).say('cepat, lalu pelan');
    await until(() => api.unconfirmed.length === 0);
    expect(api.user(1).actions).toEqual(['typing']);
    expect(api.user(2).actions).toEqual([]);
  });

  it('sets the menu of commands for each locale and for everybody else', async () => {
    const api = await server();
    const menu = (description: string) => [{ command: 'menu', description }];
    const { channel } = channelTo(api, {
      commandsMenu: { id: menu('Menu utama'), en: menu('Main menu') },
      descriptions: { id: 'Asisten OK OCE' },
    });
    await channel.start(recorder().deliver);
    await until(() => api.world.descriptions.size === 2);
    expect(Object.fromEntries(api.world.commands)).toEqual({
      '': menu('Menu utama'),
      id: menu('Menu utama'),
      en: menu('Main menu'),
    });
  });
});
