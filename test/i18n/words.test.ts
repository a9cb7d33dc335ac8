import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createRender } from '../../src/i18n/render.js';
import { locales, loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';
import { withoutGuards } from '../../src/ports/marks.js';
import type { Unfilled } from '../../src/ports/unfilled.js';

const texts = {
  hello: 'Halo **{{name}}**, {{place.city}}.',
  day: 'Terbit {{day, date}}.',
  state: 'NIB $t(common:states.{{state}})',
  states: { done: 'selesai' },
  shop: '{{name}}, {{price, money}}. Foto: $t(common:states.{{photo}})',
};

const folder = mkdtempSync(join(tmpdir(), 'words-'));
for (const locale of locales) {
  mkdirSync(join(folder, locale));
  writeFileSync(join(folder, locale, 'common.json'), JSON.stringify(texts));
}
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const found: Unfilled[] = [];
const strict = loadWords(folder, 'Asia/Jakarta');
const lenient = loadWords(folder, 'Asia/Jakarta', (one) => found.push(one));

describe('a value that is missing', () => {
  it.each([
    ['common:hello', { name: 'Siti' }, '"place.city"', 'Halo **Siti**,.'],
    ['common:hello', { name: undefined, place: { city: 'Jakarta' } }, '"name"', 'Halo, Jakarta.'],
    ['common:day', {}, '"day"', 'Terbit.'],
    ['common:state', {}, '"state"', 'NIB'],
    ['common:state', { state: 'nowhere' }, '"$t(states)"', 'NIB'],
  ])('in %s with %j is told', (key, values, name, clean) => {
    expect(() => strict.find('id', key, values)).toThrow(
      `nothing is put in for ${name} of ${key} (words)`,
    );
    found.length = 0;
    expect(lenient.find('id', key, values)).toBe(clean);
    expect(found.map(({ at, key: of, names }) => ({ at, of, names }))).toEqual([
      { at: 'words', of: key, names: [name.slice(1, -1)] },
    ]);
  });

  it('is none where it is empty, or where there is no such text', () => {
    expect(strict.find('id', 'common:hello', { name: '', place: { city: 'Jakarta' } })).toBe(
      'Halo ****, Jakarta.',
    );
    expect(strict.find('id', 'common:nowhere')).toBeUndefined();
  });

  it('does not stick to the next text', () => {
    found.length = 0;
    lenient.find('id', 'common:day');
    expect(lenient.find('id', 'common:state', { state: 'done' })).toBe('NIB selesai');
    expect(found).toHaveLength(1);
  });
});

describe('a value that looks like something else', () => {
  it.each([
    'Kaos $t(oko) Tebet',
    '{{name}}',
    '{{{x}}}',
    '$t(common:states.done)',
    'a {{',
    '100%$',
    '<b>&',
  ])('%j is put in as it is, and changes nothing around it', (name) => {
    expect(strict.find('id', 'common:shop', { name, price: 5000, photo: 'done' })).toBe(
      `${name}, Rp5.000. Foto: selesai`,
    );
  });

  it('is shown as it was typed on a page of the product as well', () => {
    const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
    const render = createRender(words, {});
    const name = 'Kaos $t(oko) {{sapa}} Tebet';
    const values = { name, price: 5000, description: '{{x}}', hasPhoto: false };
    const question = { flow: 'marketing', node: 'summary', kind: 'choice', serial: 1 };
    const options = [{ id: 'right' }, { id: 'other', label: '{{y}} $t(z)' }];
    const [message] = render(
      [{ type: 'asked', question: { ...question, options }, values }],
      'id',
      { buttons: true, contactRequest: false, deletes: false, maxLength: 4000 },
    );
    const text = message?.text ?? '';
    expect(text).not.toMatch(/\{\{|\$t\(/);
    expect(withoutGuards(text)).toContain(`**${name}**, Rp5.000\n{{x}}\nFoto: `);
    const [, label] = message?.choices?.options.map((option) => option.label) ?? [];
    expect(label).not.toMatch(/\{\{|\$t\(/);
    expect(withoutGuards(label ?? '')).toBe('{{y}} $t(z)');
  });
});
