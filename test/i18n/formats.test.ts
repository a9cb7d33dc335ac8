import { describe, expect, it } from '@jest/globals';
import { formatDate, formatMoney, formatPhone } from '../../src/i18n/formats.js';
import { createChoiceWords } from '../../src/i18n/choice-words.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';

describe('formats', () => {
  it('write a calendar day as it is, and a moment by the zone', () => {
    expect(formatDate('1990-08-17')).toBe('17 Agustus 1990');
    expect(formatDate('1990-08-17', 'en')).toBe('17 August 1990');
    expect(formatDate('2026-11-24T18:00:00Z', 'id', 'Asia/Jakarta')).toBe('25 November 2026');
    expect(formatDate('2026-11-28', 'id', 'Asia/Jakarta', true)).toBe('Sabtu, 28 November 2026');
    expect(formatDate(undefined)).toBe('');
  });

  it('write numbers as people do', () => {
    expect(formatPhone('+6281200001234')).toBe('0812-0000-1234');
    expect(formatPhone('+628120000123')).toBe('0812-0000-123');
    expect(formatPhone(5)).toBe('');
    expect(formatMoney(1_500_000)).toBe('Rp1.500.000');
    expect(formatMoney('1')).toBe('');
  });
});

describe('words', () => {
  const words = loadWords(packagePath('locales'), 'Asia/Jakarta');

  it('that must exist are asked for by name', () => {
    expect(() => words.say('id', 'registration:nowhere.ask')).toThrow('registration:nowhere.ask');
    expect(words.find('id', 'registration:name')).toBeUndefined();
  });

  it('for an option are known in every locale', () => {
    const { labels } = createChoiceWords(words);
    const consent = { flow: 'registration', node: 'consent', kind: 'choice' };
    const agree = labels(consent, 'agree', { locale: 'id', values: {} });
    expect(agree).toEqual(expect.arrayContaining(['Setuju', 'Agree', 'saya setuju', 'i agree']));
    const list = { flow: 'training', node: 'pick', kind: 'list' };
    const turned = labels(list, '+', { locale: 'en', values: {} });
    expect(turned).toEqual(['Next »', 'Berikutnya »']);
  });
});
