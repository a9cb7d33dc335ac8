import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCallbackData } from '../../../src/channels/telegram/callback-data.js';
import { encode } from '../../../src/channels/telegram/encode.js';
import { parseMarks, toHtmlPieces } from '../../../src/channels/telegram/markup.js';
import { splitText } from '../../../src/channels/telegram/split-text.js';
import { SendError } from '../../../src/ports/send-error.js';
import { parseHtml } from '../../support/bot-api/index.js';

const options = (...labels: string[]) => labels.map((label, n) => ({ id: `o${n}`, label }));

describe('encode', () => {
  it('escapes what people typed and makes marks bold', () => {
    expect(encode({ id: 'a', text: 'Halo **Kak <Sari> & co**, 1 < 2 ** 3' }, false)).toEqual([
      {
        text: 'Halo <b>Kak &lt;Sari&gt; &amp; co</b>, 1 &lt; 2 ** 3',
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      },
    ]);
  });

  it('puts short labels in pairs and long ones each in a row', () => {
    const rows = (labels: string[]) => {
      const choices = { question: 7, options: options(...labels) };
      const markup = encode({ id: 'a', text: 'Pilih', choices }, false)[0]?.reply_markup;
      return markup && 'inline_keyboard' in markup ? markup.inline_keyboard : [];
    };
    expect(rows(['Ya', 'Tidak', 'Nanti'])).toEqual([
      [
        { text: 'Ya', callback_data: '7:o0' },
        { text: 'Tidak', callback_data: '7:o1' },
      ],
      [{ text: 'Nanti', callback_data: '7:o2' }],
    ]);
    expect(rows(['Ya', 'Kuliner, sudah berjalan'])).toHaveLength(2);
  });

  it('offers to share the own number, with options beside it as plain buttons', () => {
    const request = { what: 'contact' as const, label: 'Bagikan nomor saya' };
    const choices = { question: 1, options: options('Lewati') };
    const [message] = encode({ id: 'a', text: 'Nomor HP?', request, choices }, true);
    expect(message?.reply_markup).toEqual({
      keyboard: [[{ text: 'Bagikan nomor saya', request_contact: true }], [{ text: 'Lewati' }]],
      one_time_keyboard: true,
      resize_keyboard: true,
    });
    const place = encode(
      { id: 'b', text: 'Di mana?', request: { ...request, what: 'location' } },
      false,
    );
    expect(place[0]?.reply_markup).toMatchObject({ keyboard: [[{ request_location: true }]] });
  });

  it('takes the keyboard off with a message that has room for it', () => {
    expect(encode({ id: 'a', text: 'Terima kasih' }, true)[0]?.reply_markup).toEqual({
      remove_keyboard: true,
    });
    const choices = { question: 1, options: options('Ya') };
    const short = encode({ id: 'a', text: 'Benar?', choices }, true);
    expect(short[0]?.reply_markup).toHaveProperty('inline_keyboard');
    const long = encode({ id: 'a', text: 'kata '.repeat(1000), choices }, true);
    expect(long[0]?.reply_markup).toEqual({ remove_keyboard: true });
    expect(long.at(-1)?.reply_markup).toHaveProperty('inline_keyboard');
  });

  it('refuses button data beyond 64 bytes, which Telegram would refuse with the message', () => {
    const encodeWith = (id: string) => () =>
      encode(
        { id: 'a', text: 'x', choices: { question: 12, options: [{ id, label: 'x' }] } },
        false,
      );
    expect(encodeWith('a'.repeat(61))).not.toThrow();
    expect(encodeWith('a'.repeat(62))).toThrow(SendError);
    expect(encodeWith('é'.repeat(31))).toThrow(/64 bytes/);
  });

  it('reads its own button data back', () => {
    expect(decodeCallbackData('12:a:b')).toEqual({ question: 12, choice: 'a:b' });
    for (const foreign of ['', 'x', ':a', '1:', '-1:a', '1.5:a']) {
      expect(decodeCallbackData(foreign)).toBeUndefined();
    }
  });
});

describe('splitting', () => {
  it('prefers paragraphs to lines to words, and never leaves a stump', () => {
    const paragraphs = `${'a '.repeat(1500)}\n\n${'b\n'.repeat(1000)}`;
    expect(toHtmlPieces(paragraphs).map((piece) => piece[0])).toEqual(['a', 'b']);
    expect(splitText('aaaa aaaa\nbb bbbb', 12)).toEqual(['aaaa aaaa\n', 'bb bbbb']);
    expect(splitText('aa\nbbbbbbb cccc', 12)).toEqual(['aa\nbbbbbbb ', 'cccc']);
    expect(splitText('a\nbbbbbbbbbbbbbbb', 10)).toEqual(['a\nbbbbbbbb', 'bbbbbbb']);
  });

  it('keeps bold text and surrogate pairs in one piece', () => {
    const text = `${'x'.repeat(4090)}**tebal sekali**`;
    expect(toHtmlPieces(text)).toEqual(['x'.repeat(4090), '<b>tebal sekali</b>']);
    expect(splitText('aaa😀😀', 4)).toEqual(['aaa', '😀😀']);
  });

  it('leaves out pieces of nothing but space', () => {
    expect(toHtmlPieces(`a${' '.repeat(10_000)}b`)).toHaveLength(2);
    expect(toHtmlPieces('')).toEqual(['']);
  });

  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '\n',
        '\n\n',
        ' ',
        '&',
        '<b>',
        '</b>',
        '&amp;',
        '😀',
        '👩‍🌾',
        '<',
        '>',
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 1, max: 3000 }).map((n) => 'kata '.repeat(n)),
      fc.integer({ min: 1, max: 5000 }).map((n) => 'x'.repeat(n)),
    ),
    { maxLength: 30 },
  );

  it('gives pieces that are the whole text again, each short enough and well formed', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const { plain, bold } = parseMarks(parts.join(''));
        const pieces = splitText(plain, 4096, bold);
        expect(pieces.join('')).toBe(plain);
        expect(pieces.every((piece) => piece.length <= 4096)).toBe(true);
        const shown = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
        const html = toHtmlPieces(parts.join(''));
        expect(html.map((piece) => parseHtml(piece).text)).toEqual(shown.length > 0 ? shown : ['']);
        expect(shown.every((piece) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(piece))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('holds for any limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 20 }), (text, limit) => {
        const pieces = splitText(text, limit);
        expect(pieces.join('')).toBe(text);
        expect(pieces.every((piece) => piece.length <= limit)).toBe(true);
      }),
    );
  });
});
