import { describe, expect, it } from '@jest/globals';
import { AddressBook, type Alias } from '../../../src/channels/whatsapp/address-book.js';
import { decode } from '../../../src/channels/whatsapp/decode.js';
import { encode, maxTextLength } from '../../../src/channels/whatsapp/encode.js';
import type { RawMessage } from '../../../src/channels/whatsapp/protocol.js';
import { readVcard } from '../../../src/channels/whatsapp/read-vcard.js';
import { backoff, typingFor, defaultTiming } from '../../../src/channels/whatsapp/timing.js';
import { guardMarks } from '../../../src/ports/marks.js';

const raw = (fields: Partial<RawMessage>): RawMessage => ({
  ...{ ref: 'false_1@c.us_A', id: 'A', from: '6281200001234@c.us', type: 'chat', body: '' },
  ...{ at: 1_790_000_000, status: false },
  ...fields,
});
const token = 'tokentokentokentoken';

describe('a message that came in', () => {
  it.each<[string, Partial<RawMessage>, unknown]>([
    ['a text', { body: '1' }, { type: 'text', text: '1' }],
    ['a link to an account', { body: `HUBUNGKAN ${token}` }, { type: 'start', payload: token }],
    ['a word', { body: 'hubungkan' }, { type: 'text', text: 'hubungkan' }],
    ['a sticker', { type: 'sticker' }, { type: 'unreadable', what: 'sticker' }],
    ['a voice note', { type: 'ptt' }, { type: 'unreadable', what: 'voice' }],
    ['a video', { type: 'video' }, { type: 'unreadable', what: 'video' }],
    ['a poll', { type: 'poll_creation' }, { type: 'unreadable', what: 'other' }],
    ['several cards', { type: 'multi_vcard' }, { type: 'unreadable', what: 'other' }],
    [
      'a card without a number',
      { type: 'vcard', body: 'FN:X' },
      { type: 'unreadable', what: 'other' },
    ],
    [
      'a document',
      { type: 'document', mime: 'application/pdf', fileName: 'nib.pdf', size: 9 },
      {
        type: 'document',
        file: { ref: 'false_1@c.us_A', name: 'nib.pdf', mime: 'application/pdf', size: 9 },
      },
    ],
    ['a live place', { type: 'location' }, { type: 'unreadable', what: 'other' }],
    ['a group', { from: '1203630@g.us', body: 'halo' }, undefined],
    ['a channel', { from: '1203630@newsletter', body: 'halo' }, undefined],
    ['a status post', { status: true, body: 'halo' }, undefined],
    ['a reaction', { type: 'reaction' }, undefined],
    ['a notice', { type: 'e2e_notification' }, undefined],
    ['a deleted message', { type: 'revoked' }, undefined],
  ])('%s', (_what, fields, input) => {
    expect(decode(raw(fields))).toEqual(input);
  });

  it.each([
    ['of the sender', 'TEL;type=CELL;waid=6281200001234:+62 812-0000-1234', true],
    ['of somebody else', 'TEL;type=CELL;waid=6281200009999:+62 812-0000-9999', false],
    ['without an account', 'item1.TEL:0812 0000 1234', false],
  ])('a card %s', (_whose, line, own) => {
    const body = `BEGIN:VCARD\r\nVERSION:3.0\r\n${line}\r\nEND:VCARD`;
    expect(decode(raw({ type: 'vcard', body }))).toMatchObject({ type: 'contact', own });
    expect(readVcard(body)?.phone).toMatch(/^\+?\d+$/);
  });
});

describe('a message that goes out', () => {
  it.each([
    ['**Halo** Kak **Sari**', '*Halo* Kak *Sari*'],
    [`NIK: ${guardMarks('3174********9901')}`, 'NIK: 3174********9901'],
    ['2 ** 3', '2  3'],
    ['https://pasti.example/form/a_b-c_', 'https://pasti.example/form/a_b-c_'],
  ])('%s', (text, written) => {
    expect(encode({ text })).toEqual([written]);
  });

  it('is cut at a line where it is too long, and never inside a sign', () => {
    const long = Array.from({ length: 900 }, (_, at) => `baris ${at} 👍`).join('\n');
    const pieces = encode({ text: long });
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every(({ length }) => length <= maxTextLength)).toBe(true);
    expect(pieces.join('\n')).toBe(long);
    expect(encode({ text: '👍'.repeat(maxTextLength) }).join('')).toBe('👍'.repeat(maxTextLength));
  });
});

describe('times', () => {
  it('grow with failures, and with what is typed', () => {
    expect([1, 2, 3, 20].map((n) => backoff(n, [3_000, 300_000]))).toEqual([
      3_000, 6_000, 12_000, 300_000,
    ]);
    expect(typingFor('ya', 0.5, defaultTiming)).toBe(700);
    expect(typingFor('x'.repeat(1000), 0.5, defaultTiming)).toBe(3_500);
  });
});

describe('the address book', () => {
  const build = (answers: Record<string, { lid?: string; pn?: string }>) => {
    const known = new Map<string, Alias>();
    const used = new Map<string, string>();
    const asked: string[] = [];
    const store = {
      find: (id: string) => Promise.resolve(known.get(id)),
      add: (alias: Alias) => {
        if (!known.has(alias.id)) known.set(alias.id, alias);
        return Promise.resolve();
      },
      noteUsed: (address: string, id: string) => {
        used.set(address, id);
        return Promise.resolve();
      },
      lastUsed: (address: string) => Promise.resolve(used.get(address)),
    };
    const resolve = (id: string) => {
      asked.push(id);
      const answer = answers[id];
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('not now'));
    };
    const ignore = () => undefined;
    const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
    const open = () => new AddressBook(store, resolve, () => new Date(0), logger);
    return { asked, open };
  };
  const both = { lid: '555@lid', pn: '62812@c.us' };

  it('keeps the first id as the address, over restarts, and asks once', async () => {
    const { asked, open } = build({ '62812@c.us': both, '555@lid': both });
    expect(await open().addressOf('62812@c.us')).toBe('62812@c.us');
    const later = open();
    expect(await later.addressOf('555@lid')).toBe('62812@c.us');
    expect(await later.idOf('62812@c.us')).toBe('555@lid');
    expect(asked).toEqual(['62812@c.us']);
  });

  it('takes an id as it is where WhatsApp does not say, and asks again the next time', async () => {
    const { asked, open } = build({});
    expect(await open().addressOf('777@lid')).toBe('777@lid');
    await open().addressOf('777@lid');
    expect(asked).toEqual(['777@lid', '777@lid']);
  });

  it('keeps a person who moves to another number', async () => {
    const { open } = build({ '62812@c.us': {}, '62899@c.us': {} });
    const book = open();
    await book.addressOf('62812@c.us');
    await book.rename('62812@c.us', '62899@c.us');
    expect(await book.addressOf('62899@c.us')).toBe('62812@c.us');
    expect(await book.idOf('62812@c.us')).toBe('62899@c.us');
  });
});
