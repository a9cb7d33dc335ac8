import { describe, expect, it } from '@jest/globals';
import { largestFile } from '../../src/ports/files.js';
import { addressIn, visit } from './rig.js';
import { png, pdf, postFile } from './sample-files.js';
import { arrive, messages } from './visitor.js';

describe('files sent from the page', () => {
  it('are kept, and reach the conversation with name, type, size and what was written under them', async () => {
    const { rig, cookie } = await arrive();
    const answer = await postFile(rig, cookie, {
      id: 'message-1',
      caption: 'warung saya',
      file: png,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      status: 'handled',
      file: { name: 'warung.png', image: true },
    });
    const [inbound] = rig.bot.heard;
    expect(inbound?.input).toMatchObject({
      type: 'photo',
      caption: 'warung saya',
      file: { name: 'warung.png', mime: 'image/png', size: png.bytes.length, kept: true },
    });
    if (inbound?.input.type !== 'photo') throw new Error('no photo');
    const fetched = await rig.channel.fetch?.(inbound.input.file);
    expect(Buffer.from(fetched?.bytes ?? [])).toEqual(png.bytes);
  });

  it('come once, however often they are sent', async () => {
    const { rig, cookie } = await arrive();
    await postFile(rig, cookie, { id: 'message-1', file: pdf });
    const again = await postFile(rig, cookie, { id: 'message-1', file: pdf });
    expect(again.json()).toMatchObject({ status: 'duplicate' });
    expect(rig.bot.heard.map(({ input }) => input.type)).toEqual(['document']);
    expect(rig.files.kept.size).toBe(1);
  });

  it('are what their bytes say, not what their name says', async () => {
    const { rig, cookie } = await arrive();
    const page = {
      name: 'foto.jpg',
      mime: 'image/jpeg',
      bytes: Buffer.from('<script>alert(1)</script>'),
    };
    const answer = await postFile(rig, cookie, { id: 'message-1', file: page });
    expect(answer.statusCode).toBe(415);
    expect(answer.json()).toMatchObject({ error: 'file-kind' });
    await postFile(rig, cookie, {
      id: 'message-2',
      file: { ...png, name: '../../x[a].html', mime: 'text/html' },
    });
    expect(rig.bot.heard[0]?.input).toMatchObject({
      file: { mime: 'image/png', name: 'x a .html' },
    });
  });

  it('are refused with a reason when they are too large, empty, or not there', async () => {
    const { rig, cookie } = await arrive();
    const large = { ...pdf, bytes: Buffer.concat([pdf.bytes, Buffer.alloc(largestFile)]) };
    const answer = await postFile(rig, cookie, { id: 'message-1', file: large });
    expect(answer.statusCode).toBe(413);
    expect(answer.json<{ message: string }>().message).toContain('10 MB');
    const empty = { ...pdf, bytes: Buffer.alloc(0) };
    expect((await postFile(rig, cookie, { id: 'message-2', file: empty })).statusCode).toBe(400);
    expect((await postFile(rig, cookie, { id: 'message-3' })).statusCode).toBe(400);
    expect((await postFile(rig, cookie, { id: 'x', file: pdf })).statusCode).toBe(400);
    expect(rig.bot.heard).toEqual([]);
    expect(rig.files.kept.size).toBe(0);
  });

  it('are taken from our own page and from known visitors only', async () => {
    const { rig, cookie } = await arrive();
    const foreign = await postFile(
      rig,
      cookie,
      { id: 'message-1', file: pdf },
      { origin: 'https://evil.example' },
    );
    expect(foreign.statusCode).toBe(403);
    const unknown = await postFile(rig, 'pasti_chat=forged', { id: 'message-1', file: pdf });
    expect(unknown.statusCode).toBe(401);
    expect(rig.files.kept.size).toBe(0);
  });

  it('are fewer in a minute than texts', async () => {
    const { rig, cookie } = await arrive();
    const codes = new Set<number>();
    for (let n = 0; n < 16; n += 1) {
      codes.add((await postFile(rig, cookie, { id: `message-${n}`, file: pdf })).statusCode);
    }
    expect([...codes]).toEqual([200, 429]);
  });

  it('are asked for again while the store is away', async () => {
    const { rig, cookie } = await arrive();
    rig.bot.failing = true;
    const answer = await postFile(rig, cookie, { id: 'message-1', file: pdf });
    expect(answer.statusCode).toBe(503);
    rig.bot.failing = false;
    const again = await postFile(rig, cookie, { id: 'message-1', file: pdf });
    expect(again.json()).toMatchObject({ status: 'handled' });
  });

  it('work without scripts', async () => {
    const { rig, cookie } = await arrive();
    const answer = await postFile(
      rig,
      cookie,
      { id: 'message-1', file: pdf },
      { accept: 'text/html' },
    );
    expect(answer.statusCode).toBe(303);
    const page = await rig.app.inject({ url: '/chat', headers: { cookie } });
    expect(page.body).toMatch(/<a class="file" href="\/chat\/file\/[\w-]+" download="nib.pdf">/);
    expect(page.body).toContain('enctype="multipart/form-data"');
  });
});

describe('files of a conversation', () => {
  it('are shown to whom they belong, and to nobody else', async () => {
    const { rig, cookie } = await arrive();
    const sent = await postFile(rig, cookie, { id: 'message-1', file: png });
    const { url } = sent.json<{ file: { url: string } }>().file;
    const own = await rig.app.inject({ url, headers: { cookie } });
    expect(own.rawPayload).toEqual(png.bytes);
    expect(own.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
    });
    expect(own.headers['content-disposition']).toMatch(/^inline/);
    expect(own.headers['content-security-policy']).toContain('sandbox');
    const other = await visit(rig.app);
    expect((await rig.app.inject({ url, headers: { cookie: other } })).statusCode).toBe(404);
    expect((await rig.app.inject({ url })).statusCode).toBe(401);
    const address = addressIn(cookie);
    expect(url).not.toContain(address);
  });

  it('come with a message of ours, as a link to save a document', async () => {
    const { rig, cookie } = await arrive();
    const file = await rig.files.keep({ id: 'certificate-1', ownerId: 'sari', ...pdf });
    await rig.bot.say(addressIn(cookie), { text: 'Ini sertifikatnya.', file });
    expect(await messages(rig, cookie)).toMatchObject([
      {
        text: 'Ini sertifikatnya.',
        file: { url: '/chat/file/certificate-1', name: 'nib.pdf', image: false },
      },
    ]);
    const got = await rig.app.inject({ url: '/chat/file/certificate-1', headers: { cookie } });
    expect(got.rawPayload).toEqual(pdf.bytes);
    expect(got.headers['content-disposition']).toBe("attachment; filename*=UTF-8''nib.pdf");
    const other = await visit(rig.app);
    const stranger = await rig.app.inject({
      url: '/chat/file/certificate-1',
      headers: { cookie: other },
    });
    expect(stranger.statusCode).toBe(404);
  });
});
