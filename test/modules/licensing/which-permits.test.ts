import { describe, expect, it } from '@jest/globals';
import { nextPermit } from '../../../src/modules/licensing/next-permit.js';
import type { Permit, PermitKind, PermitState } from '../../../src/modules/licensing/permit.js';
import { whichPermits, type LicenceAnswers } from '../../../src/modules/licensing/which-permits.js';

const cake: LicenceAnswers = {
  makes: 'food',
  packaged: true,
  keeps: 'yes',
  contents: 'none',
  place: 'home',
  brand: false,
};

describe('which permits', () => {
  it.each<[string, Partial<LicenceAnswers>, string, string]>([
    ['dry cakes from a home kitchen', {}, 'nib pirt halal', ''],
    ['the same with a brand', { brand: true }, 'nib pirt halal merek', ''],
    ['it keeps for three days', { keeps: 'no' }, 'nib halal', 'short_life'],
    ['nobody knows how long it keeps', { keeps: 'unsure' }, 'nib pirt halal', 'unsure_keeps'],
    ['cheese', { contents: 'milk' }, 'nib halal bpom', ''],
    ['abon', { contents: 'meat' }, 'nib halal bpom', 'meat_halal'],
    ['fresh meatballs', { contents: 'meat', keeps: 'no' }, 'nib halal', 'short_life meat_halal'],
    ['fish crackers', { contents: 'fish' }, 'nib halal bpom', ''],
    ['made in a rented kitchen', { place: 'elsewhere' }, 'nib halal bpom', ''],
    ['made by a factory', { place: 'factory' }, 'nib halal bpom', ''],
    ['nasi uduk, eaten at once', { packaged: false }, 'nib halal', 'fresh'],
  ])('%s', (_, changes, permits, notes) => {
    const found = whichPermits({ ...cake, ...changes });
    expect(found.permits.join(' ')).toBe(permits);
    expect(found.notes.join(' ')).toBe(notes);
  });

  it.each<[LicenceAnswers, string]>([
    [{ makes: 'goods', brand: false }, 'nib'],
    [{ makes: 'service', brand: true }, 'nib merek'],
    // What was answered about food before means nothing for a service.
    [{ ...cake, makes: 'service' }, 'nib'],
  ])('without food: %j', (answers, permits) => {
    expect(whichPermits(answers)).toEqual({ permits: permits.split(' '), notes: [] });
  });
});

describe('the next permit', () => {
  const permit = (kind: PermitKind, state: PermitState): Permit => ({
    ...{ id: `p.${kind}`, participantId: 'p', kind, state },
    createdAt: new Date(0),
    version: 1,
  });
  it.each<[string, Permit[], string]>([
    ['nothing yet', [], 'none '],
    [
      'the first that is wanted',
      [permit('pirt', 'wanted'), permit('nib', 'reported')],
      'wanted pirt',
    ],
    [
      'what was sent back before all',
      [permit('nib', 'wanted'), permit('merek', 'returned')],
      'returned merek',
    ],
    ['what is under way', [permit('nib', 'applied'), permit('pirt', 'verified')], 'applied nib'],
    ['the others look', [permit('nib', 'reported'), permit('pirt', 'verified')], 'waiting nib'],
    ['all checked', [permit('nib', 'verified')], 'none '],
  ])('%s', (_, permits, expected) => {
    const { what, kind = '' } = nextPermit(permits);
    expect(`${what} ${kind}`).toBe(expected);
  });
});
