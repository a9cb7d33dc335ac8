import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type List = Record<string, { questions: string[]; answer: string }>;

const read = (locale: string): List => {
  const file = new URL(`../../locales/${locale}/faq.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as List;
};
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{[^}]*\}\}/g)].map(([found]) => found))].sort();

const indonesian = read('id');
const english = read('en');

describe('the list of questions in every locale', () => {
  it('has the same entries', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(indonesian).sort());
  });

  it.each(Object.keys(indonesian))('says "%s" with the same placeholders', (id) => {
    expect(placeholders(english[id]?.answer ?? '')).toEqual(
      placeholders(indonesian[id]?.answer ?? ''),
    );
  });

  it.each(
    Object.entries({ id: indonesian, en: english }).flatMap(([locale, list]) =>
      Object.entries(list).map(([id, entry]) => [locale, id, entry] as const),
    ),
  )('keeps to the tone: %s %s', (_, __, { questions, answer }) => {
    expect(questions.length).toBeGreaterThanOrEqual(5);
    expect(new Set(questions).size).toBe(questions.length);
    expect(answer.split('\n').length).toBeLessThanOrEqual(3);
    expect(answer.length).toBeLessThanOrEqual(260);
    expect(answer.match(/\p{Extended_Pictographic}/gu)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(answer).toContain('{{sapa}}');
    expect(placeholders(answer).every((one) => ['{{sapa}}', '{{sapaan}}'].includes(one))).toBe(
      true,
    );
  });
});
