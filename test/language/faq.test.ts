import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createFaq, type FaqEntry } from '../../src/language/faq.js';
import { asked, askedInEnglish, other } from './faq-examples.js';
import { askedAfterTuning, otherAfterTuning } from './faq-examples-held-out.js';
import { askedWhileTuning, otherWhileTuning } from './faq-examples-tuned.js';
import { soonMs } from '../support/bounds.js';

type List = Record<string, { questions: string[]; answer: string }>;
interface Row {
  text: string;
  id: string | undefined;
}

const read = (locale: string): List => {
  const file = new URL(`../../locales/${locale}/faq.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as List;
};
const indonesian = read('id');
const english = read('en');
const entriesOf = (...lists: List[]): FaqEntry[] =>
  Object.keys(indonesian).map((id) => ({
    id,
    questions: lists.flatMap((list) => list[id]?.questions ?? []),
  }));

const split = (texts: string): string[] => texts.split(/\s*[|\n]\s*/).filter(Boolean);
const rowsOf = (questions: Record<string, string>, others: string): Row[] => [
  ...Object.entries(questions).flatMap(([id, texts]) => split(texts).map((text) => ({ text, id }))),
  ...split(others).map((text) => ({ text, id: undefined })),
];
const half = (rows: Row[], part: 0 | 1): Row[] => rows.filter((_, at) => at % 2 === part);

/** Lines at even places, and what was written while tuning. */
const tuned = [
  ...half(rowsOf(asked, other), 0),
  ...half(rowsOf(askedInEnglish, ''), 0),
  ...rowsOf(askedWhileTuning, otherWhileTuning),
];
/** Lines at odd places, and what was written when tuning was over. */
const heldOut = [
  ...half(rowsOf(asked, other), 1),
  ...half(rowsOf(askedInEnglish, ''), 1),
  ...rowsOf(askedAfterTuning, otherAfterTuning),
];

/** @returns precision: right answers of all answers; recall: right answers of all questions of the list */
function measure(faq: (text: string) => string | undefined, rows: readonly Row[]) {
  const answered = rows.map(({ text, id }) => ({ id, got: faq(text) }));
  const given = answered.filter(({ got }) => got !== undefined);
  const right = given.filter(({ id, got }) => got === id).length;
  const questions = rows.filter(({ id }) => id !== undefined).length;
  return { precision: right / given.length, recall: right / questions };
}

describe('questions of the list', () => {
  const faq = createFaq(entriesOf(indonesian, english));

  it('are measured on enough examples', () => {
    const all = [...tuned, ...heldOut];
    const questions = all.filter(({ id }) => id !== undefined);
    expect(questions.length).toBeGreaterThanOrEqual(200);
    expect(all.length - questions.length).toBeGreaterThanOrEqual(100);
    expect(new Set(questions.map(({ id }) => id))).toEqual(new Set(Object.keys(indonesian)));
  });

  it.each([
    ['tuned', tuned],
    ['held out', heldOut],
  ])('are found, and few others, among the %s examples', (_, rows) => {
    const { precision, recall } = measure(faq, rows);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });

  it('are found by the Indonesian wordings alone', () => {
    const alone = createFaq(entriesOf(indonesian));
    const { precision, recall } = measure(alone, half(rowsOf(asked, other), 1));
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });

  it.each(Object.entries(indonesian).map(([id, { questions }]) => [id, questions] as const))(
    'are found by every wording of "%s"',
    (id, questions) => {
      expect(questions.filter((text) => faq(`${text}?`) !== id)).toEqual([]);
    },
  );

  it.each([
    ['Kak, INI GRATIS GA???', 'cost'],
    ['🙏 permisi min, syaratnya apa aja yaa', 'requirements'],
    ['pelatianya dmn', 'training_place'],
    ['online atau datang', 'training_mode'],
    ['robot ya', 'robot'],
    ['hp saya jadul', 'old_phone'],
    ['dpt sertipikat gak', 'certificate'],
    ['setuju, tapi datanya aman ga?', 'data_safety'],
    ['ini gratis? syaratnya apa?', 'cost'],
  ])('"%s" is %s', (text, id) => {
    expect(faq(text)).toBe(id);
  });

  it.each([
    ['', 'nothing'],
    ['???', 'no words'],
    ['🙂', 'an emoji'],
    [`ini gratis ga kak ${'ya '.repeat(70)}`, 'more than 200 characters'],
    ['gratis atau pelatihan atau modal?', 'several entries at once'],
    ['saya belum punya usaha', 'a statement'],
    ['ojol', 'one word of a wording'],
  ])('"%s" is none: %s', (text) => {
    expect(faq(text)).toBeUndefined();
  });
});

describe('a list of its own', () => {
  it('is none when empty', () => {
    expect(createFaq([])('ini gratis?')).toBeUndefined();
    expect(createFaq([{ id: 'a', questions: [] }])('ini gratis?')).toBeUndefined();
    expect(createFaq([{ id: 'a', questions: ['', '?'] }])('ini gratis?')).toBeUndefined();
  });

  it('answers nothing where two entries have the same wording', () => {
    const twice = createFaq([
      { id: 'a', questions: ['parkir di mana'] },
      { id: 'b', questions: ['parkir di mana'] },
    ]);
    expect(twice('parkirnya dmn ya?')).toBeUndefined();
  });

  it('gives the same answer every time', () => {
    const faq = createFaq(entriesOf(indonesian, english));
    const texts = heldOut.map(({ text }) => text);
    expect(texts.map(faq)).toEqual([...texts].reverse().map(faq).reverse());
  });
});

describe('long and strange texts', () => {
  it('are done with soon', () => {
    const faq = createFaq(entriesOf(indonesian, english));
    const texts = [
      'pelatihannnya '.repeat(14),
      'pelatihsn dimanq tempst lokadi gratid bayat sertifikqt kantpr umuf modsl pinjamqn aman data hapud '.repeat(
        2,
      ),
      '?,.!'.repeat(50),
      'a'.repeat(200),
      Array.from({ length: 60 }, (_, at) => `p${String.fromCharCode(97 + (at % 26))}l`).join(' '),
      ...heldOut.map(({ text }) => text),
    ].map((text) => text.slice(0, 200));
    const begin = performance.now();
    texts.forEach(faq);
    expect(performance.now() - begin).toBeLessThan(soonMs);
  });
});
