import { describe, expect, it } from '@jest/globals';
import type { MessageView } from '../../src/web/chat/message-view.js';
import { toPageMessages } from '../../src/web/chat/page-view.js';
import { splitMarks } from '../../src/web/chat/marks.js';
import { words } from './words.js';
import { soonMs } from '../support/bounds.js';

describe('marks', () => {
  it.each([
    ['biasa', [['text', 'biasa']]],
    [
      'a **b** c',
      [
        ['text', 'a '],
        ['bold', 'b'],
        ['text', ' c'],
      ],
    ],
    [
      '**a** **b**',
      [
        ['bold', 'a'],
        ['text', ' '],
        ['bold', 'b'],
      ],
    ],
    [
      '2 ** 3 ** x',
      [
        ['text', '2 '],
        ['bold', ' 3 '],
        ['text', ' x'],
      ],
    ],
    ['a ** b', [['text', 'a ** b']]],
    [
      '(lihat https://a.id/b?c=d&e=f).',
      [
        ['text', '(lihat '],
        ['link', 'https://a.id/b?c=d&e=f'],
        ['text', ').'],
      ],
    ],
    ['javascript:alert(1)', [['text', 'javascript:alert(1)']]],
    [
      'https://a.id/"><b>',
      [
        ['link', 'https://a.id/'],
        ['text', '"><b>'],
      ],
    ],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(splitMarks(text).map((part) => [part.kind, part.text])).toEqual(expected);
  });

  it('comes to an end on long texts', () => {
    const started = Date.now();
    splitMarks(`${'https://a.'.repeat(800)}${'**'.repeat(4000)}${'.'.repeat(8000)}`);
    expect(Date.now() - started).toBeLessThan(soonMs);
  });
});

describe('the page around messages', () => {
  const page = {
    locale: 'id-ID',
    timeZone: 'Asia/Jakarta',
    today: 'Hari ini',
    yesterday: 'Kemarin',
  };
  const now = new Date('2026-11-24T10:00:00Z');
  const message = (id: string, at: string, more: Partial<MessageView> = {}): MessageView => {
    return { id, from: 'bot', at, text: id, ...more };
  };
  const choices = { question: 1, options: [{ id: 'yes', label: 'Ya' }] };

  it('shows times of Jakarta and a heading for each day', () => {
    const shown = toPageMessages(
      [
        message('a', '2026-11-20T01:05:00Z'),
        message('b', '2026-11-22T17:30:00Z'),
        message('c', '2026-11-23T17:30:00Z'),
        message('d', '2026-11-24T09:00:00Z'),
      ],
      page,
      now,
    );
    expect(shown.map(({ time, day }) => [time, day?.label])).toEqual([
      ['08.05', 'Jumat, 20 November'],
      ['00.30', 'Kemarin'],
      ['00.30', 'Hari ini'],
      ['16.00', undefined],
    ]);
  });

  it('leaves the buttons of the newest question on, until something was said', () => {
    const at = '2026-11-24T09:00:00Z';
    const question = message('q1', at, { choices });
    const newer = message('q2', at, { choices });
    const answer = message('me', at, { from: 'me' });
    const openIn = (list: MessageView[]): string[] =>
      toPageMessages(list, page, now).flatMap(({ id, open }) => (open ? [id] : []));
    expect(openIn([question, newer, message('info', at)])).toEqual(['q2']);
    expect(openIn([question, answer])).toEqual([]);
    expect(openIn([question, answer, newer])).toEqual(['q2']);
  });
});

describe('words', () => {
  it('are the same in every locale', () => {
    const keys = (tree: object, path = ''): string[] =>
      Object.entries(tree).flatMap(([key, value]: [string, object | string]) =>
        typeof value === 'string' ? [path + key] : keys(value, `${path}${key}.`),
      );
    expect(keys(words.en!)).toEqual(keys(words.id!));
  });
});
