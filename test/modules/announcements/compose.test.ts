import { describe, expect, it } from '@jest/globals';
import {
  faultsOf,
  fillIn,
  limitsOf,
  unknownPlaceholders,
} from '../../../src/modules/announcements/compose.js';
import { changesIn, startState, stateAfter } from '../../../src/modules/announcements/broadcast.js';

const now = new Date('2026-11-24T03:00:00Z');
const limits = [limitsOf('telegram', { maxLength: 4096 })];
const filling = {
  ...{ name: 'Sari', sapa: 'Kak', sapaan: 'Kakak', number: 'PAS-31.74.01-000001' },
  ...{ kecamatan: 'Tebet', business: 'Dapur Sari' },
};
const faults = (given: Partial<Parameters<typeof faultsOf>[0]>) =>
  faultsOf({ text: { id: 'Halo {{name}}' }, buttons: [], ...given }, now, limits).map(
    ({ field, what }) => `${field} ${what}`,
  );

describe('an announcement', () => {
  it('names people', () => {
    expect(fillIn('Halo {{sapa}} {{ name }} di {{kecamatan}}', filling)).toBe(
      'Halo Kak Sari di Tebet',
    );
    expect(fillIn('Halo {sapa} { name } di {kecamatan}', filling)).toBe(
      fillIn('Halo {{sapa}} {{ name }} di {{kecamatan}}', filling),
    );
    expect(fillIn('Halo {{constructor}}, {nama} dan {{', filling)).toBe('Halo, dan');
    expect(fillIn('Halo {name}', { ...filling, name: '{{sapa}} {number}' })).toBe(
      'Halo {{sapa}} {number}',
    );
    expect(unknownPlaceholders('{{nama}} {{name}} {{}} {foo} {sapa} {{')).toEqual([
      'nama',
      '',
      'foo',
      '',
    ]);
  });

  it.each<[string[], Parameters<typeof faults>[0]]>([
    [[], {}],
    [['text missing'], { text: {} }],
    [['text missing'], { text: { id: ' ' } }],
    [['text placeholder'], { text: { id: 'Halo {{nama}}' } }],
    [['text placeholder'], { text: { id: 'Halo {nama}' } }],
    [['text placeholder'], { text: { id: 'Halo {{name}' } }],
    [['text too_long'], { text: { id: 'x'.repeat(4097) } }],
    // It fits only for people with short names.
    [['text too_long'], { text: { id: `${'x'.repeat(4050)}{{name}}` } }],
    [
      ['text too_long'],
      {
        text: { id: 'x'.repeat(1025) },
        file: { id: 'f', name: 'f.png', mime: 'image/png', size: 1 },
      },
    ],
    [['at past'], { at: now }],
    [[], { at: new Date(now.getTime() + 1) }],
    [
      ['buttons twice'],
      {
        buttons: [
          { id: 'a', label: { id: 'A' } },
          { id: 'a', label: { id: 'B' } },
        ],
      },
    ],
    [['buttons empty'], { buttons: [{ id: 'a', label: { id: ' ' } }] }],
    [['buttons label'], { buttons: [{ id: 'a', label: { id: 'x'.repeat(21) } }] }],
    [['buttons placeholder'], { buttons: [{ id: 'a', label: { id: 'Ya, {{sapa}}' } }] }],
    [['buttons number'], { buttons: [{ id: 'a', label: { id: '1 meja' } }] }],
    [[], { buttons: [{ id: 'a', label: { id: 'Meja 1' } }] }],
    [['buttons too_many'], { buttons: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: { id } })) }],
  ])('has the faults %j', (expected, given) => {
    expect(faults(given)).toEqual(expected);
  });

  it('goes from state to state', () => {
    expect(startState(100, undefined)).toBe('scheduled');
    expect(startState(100, 100)).toBe('scheduled');
    expect(startState(101, 100)).toBe('waiting');
    expect(stateAfter('draft', 'start')).toBe('scheduled');
    expect(stateAfter('scheduled', 'start')).toBeUndefined();
    expect(stateAfter('paused', 'resume')).toBe('scheduled');
    expect(stateAfter('done', 'cancel')).toBeUndefined();
  });
});

describe('what the office can do', () => {
  it.each([
    ['draft', ['start', 'cancel']],
    ['waiting', ['approve', 'cancel']],
    ['scheduled', ['pause', 'cancel']],
    ['sending', ['pause', 'cancel']],
    ['paused', ['resume', 'cancel']],
    ['done', []],
    ['cancelled', []],
  ] as const)('with an announcement that is %s', (state, changes) => {
    expect(changesIn(state)).toEqual(changes);
  });
});
