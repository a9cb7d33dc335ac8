import { describe, expect, it } from '@jest/globals';
import { textFor, type Wording } from '../../../src/modules/announcements/fill-for.js';
import type { Unfilled } from '../../../src/ports/unfilled.js';

const found: Unfilled[] = [];
const wording: Wording = {
  address: (_locale, salutation) => ({ sapa: salutation, sapaan: salutation }),
  unfilled: (one) => found.push(one),
};

describe('the text of an announcement', () => {
  it('has no placeholder where there is nobody yet whom it goes to', () => {
    found.length = 0;
    const text = { id: 'Halo {{sapa}} {{name}} di {kecamatan}, {business}' };
    expect(textFor({ text }, undefined, 'id', wording)).toBe('Halo kak … di …, …');
    expect(found).toEqual([]);
  });

  it('that names what there is not goes out without it, and it is told', () => {
    found.length = 0;
    const text = { id: 'Halo {{nama}}, bazar besok' };
    expect(textFor({ id: 'b1', text }, undefined, 'id', wording)).toBe('Halo, bazar besok');
    expect(found).toEqual([{ at: 'announcement', key: 'b1', names: [] }]);
  });
});
