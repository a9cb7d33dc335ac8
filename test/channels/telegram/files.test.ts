import { describe, expect, it } from '@jest/globals';
import type { FileRef } from '../../../src/engine/types.js';
import { largestFile } from '../../../src/ports/files.js';
import { MemoryFiles } from '../../web/memory-files.js';
import { pdf, png } from '../../web/sample-files.js';
import { channelTo, closeAfterEach, failureOf, recorder, server, token } from './set-up.js';
import { until } from '../../support/until.js';

closeAfterEach();

const choices = { question: 3, options: [{ id: 'ok', label: 'Sudah' }] };

describe('files from people', () => {
  it('come with what is known of them, and are fetched', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    const { seen, deliver } = recorder();
    await channel.start(deliver);
    const siti = api.user(1);
    api.world.files.set('file-photo1280', png.bytes);
    api.world.files.set('file-document', pdf.bytes);
    siti.sendPhoto('warung saya');
    siti.sendDocument('nib.pdf', 'application/pdf');
    await until(() => seen.length === 2);
    const inputs = seen.map(({ input }) => input);
    expect(inputs).toMatchObject([
      {
        type: 'photo',
        caption: 'warung saya',
        file: { ref: 'file-photo1280', mime: 'image/jpeg' },
      },
      {
        type: 'document',
        file: { ref: 'file-document', name: 'nib.pdf', mime: 'application/pdf' },
      },
    ]);
    const refs = inputs.map((input) => (input as { file: FileRef }).file);
    const fetched = await Promise.all(refs.map((ref) => channel.fetch!(ref)));
    expect(fetched.map(({ bytes }) => Buffer.from(bytes))).toEqual([png.bytes, pdf.bytes]);
    expect(fetched[1]?.mime).toBe('application/pdf');
  });

  it('are tried again when the line broke, and given up when Telegram has none', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    api.world.files.set('f', pdf.bytes);
    api.fail('file', 'drop');
    const lost = await failureOf(channel.fetch!({ ref: 'f' }));
    expect(lost).toMatchObject({ code: 'unavailable', retryable: true });
    expect((await channel.fetch!({ ref: 'f' })).bytes).toHaveLength(pdf.bytes.length);
    api.fail('file', { status: 404 });
    expect(await failureOf(channel.fetch!({ ref: 'f' }))).toMatchObject({ code: 'rejected' });
  });

  it('are not fetched when they are too large, whatever Telegram says of them first', async () => {
    const api = await server();
    const { channel } = channelTo(api);
    api.world.files.set('large', Buffer.alloc(largestFile + 1));
    expect(await failureOf(channel.fetch!({ ref: 'large' }))).toMatchObject({ code: 'rejected' });
    expect(api.count('file')).toBe(0);
    api.world.files.set('huge', Buffer.alloc(21 * 1024 * 1024));
    expect(await failureOf(channel.fetch!({ ref: 'huge' }))).toMatchObject({ code: 'rejected' });
  });

  it('never tell the token when something goes wrong', async () => {
    const api = await server();
    const { channel, lines } = channelTo(api);
    api.fail('file', 'drop');
    const error = await failureOf(channel.fetch!({ ref: 'f' }));
    await api.close();
    const away = await failureOf(channel.fetch!({ ref: 'f' }));
    const told = [error, away].map(
      (one) => `${one.stack} ${String(one.cause)} ${JSON.stringify(one)}`,
    );
    expect([...told, ...lines.all].join()).not.toContain(token.split(':')[1]);
  });
});

describe('files for people', () => {
  const kept = async (files: MemoryFiles, file: typeof pdf, bytes = file.bytes) =>
    files.keep({ id: file.name, ownerId: 'sari', ...file, bytes });

  it('come as a document with text and buttons under it, bytes as they were', async () => {
    const api = await server();
    const files = new MemoryFiles();
    const { channel } = channelTo(api, { files });
    const siti = api.user(1);
    const file = await kept(files, pdf);
    const receipt = await channel.send('1', {
      id: '1',
      text: 'Ini **sertifikat** Kakak.',
      choices,
      file,
    });
    const message = await siti.reply();
    expect(message).toMatchObject({
      id: Number(receipt.ref),
      text: 'Ini sertifikat Kakak.',
      entities: [{ type: 'bold', offset: 4, length: 10 }],
      buttons: [[{ label: 'Sudah' }]],
      file: { method: 'document', filename: 'nib.pdf' },
    });
    expect(message.file?.bytes).toEqual(pdf.bytes);
  });

  it('come as a photo where they are an image, as a document where Telegram takes it for none', async () => {
    const api = await server();
    const files = new MemoryFiles();
    const { channel } = channelTo(api, { files });
    const siti = api.user(1);
    const file = await kept(files, png);
    await channel.send('1', { id: '1', text: 'Grafik.', file });
    expect((await siti.reply()).file).toMatchObject({ method: 'photo', filename: 'warung.png' });
    api.fail('sendPhoto', { status: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' });
    await channel.send('1', { id: '2', text: 'Grafik.', file });
    expect((await siti.reply()).file).toMatchObject({ method: 'document' });
  });

  it('go before a text that is too long to stand under them; the buttons are on the last', async () => {
    const api = await server();
    const files = new MemoryFiles();
    const { channel } = channelTo(api, { files });
    const siti = api.user(1);
    const file = await kept(files, pdf);
    const text = 'kata '.repeat(300).trim();
    await channel.send('1', { id: '1', text, choices, file });
    const [first, second] = siti.messages;
    expect(first).toMatchObject({ text: '', buttons: [], file: { filename: 'nib.pdf' } });
    expect(second).toMatchObject({ text, buttons: [[{ label: 'Sudah' }]] });
  });

  it('take a keyboard off that is out of date', async () => {
    const api = await server();
    const files = new MemoryFiles();
    const { channel } = channelTo(api, { files });
    const siti = api.user(1);
    const request = { what: 'contact' as const, label: 'Bagikan nomor saya' };
    await channel.send('1', { id: '1', text: 'Nomor HP?', request });
    await channel.send('1', { id: '2', text: 'Ini.', file: await kept(files, pdf) });
    expect(siti.keyboard).toEqual([]);
  });

  it.each(['lose-answer', 'keep-answer', 'lost-gateway'] as const)(
    'are handed over once where the answer is lost (%s): as a photo, as a document',
    async (fault) => {
      const api = await server();
      const files = new MemoryFiles();
      const { channel } = channelTo(api, { files, timing: { fileSeconds: 1 } });
      const siti = api.user(1);
      for (const [method, file] of [
        ['sendPhoto', png],
        ['sendDocument', pdf],
      ] as const) {
        api.fail(method, fault);
        const message = { id: method, text: 'Ini.', file: await kept(files, file) };
        const error = await failureOf(channel.send('1', message));
        expect(error).toMatchObject({ code: 'unavailable', unsure: true });
      }
      expect(siti.messages.map(({ file }) => file?.method)).toEqual(['photo', 'document']);
    },
  );

  it('whose bytes can not be read were certainly not sent', async () => {
    const api = await server();
    const read = () => Promise.reject(new Error('the store is away'));
    const { channel } = channelTo(api, { files: { read } });
    const file = { id: 'f', name: 'nib.pdf', mime: 'application/pdf', size: 9 };
    const error = await failureOf(channel.send('1', { id: '1', text: 'Ini.', file }));
    expect(error).toMatchObject({ code: 'unavailable', retryable: true, unsure: false });
  });

  it('are sent again after a failure, and not twice where only the text failed', async () => {
    const api = await server();
    const files = new MemoryFiles();
    const { channel } = channelTo(api, { files });
    const siti = api.user(1);
    const file = await kept(files, pdf);
    const message = { id: '1', text: 'kata '.repeat(300).trim(), file };
    api.fail('sendDocument', { status: 502 });
    expect(await failureOf(channel.send('1', message))).toMatchObject({ retryable: true });
    api.fail('sendMessage', { status: 400, description: 'Bad Request: odd' });
    await failureOf(channel.send('1', message));
    await channel.send('1', message);
    expect(siti.messages.map(({ file: sent }) => sent?.bytes?.length)).toEqual([
      pdf.bytes.length,
      undefined,
    ]);
  });

  it('leave the text alone when they were forgotten meanwhile', async () => {
    const api = await server();
    const { channel } = channelTo(api, { files: new MemoryFiles() });
    const siti = api.user(1);
    const file = { id: 'gone', name: 'nib.pdf', mime: 'application/pdf', size: 9 };
    await channel.send('1', { id: '1', text: 'Ini berkasnya.', file });
    expect(await siti.reply()).toMatchObject({ text: 'Ini berkasnya.' });
    expect(siti.messages[0]?.file).toBeUndefined();
  });
});
