import { describe, expect, it } from '@jest/globals';
import { bazaarFor, checkBazaar, type Bazaar } from '../../../src/modules/marketing/bazaar.js';
import {
  isComplete,
  marketingState,
  nextForShop,
  readChecklist,
} from '../../../src/modules/marketing/checklist.js';
import { emptyShop, type Shop } from '../../../src/modules/marketing/shop.js';
import { shownShop } from '../../../src/modules/marketing/shown-shop.js';
import { slugFor } from '../../../src/modules/marketing/slug.js';

const at = new Date('2026-11-24T03:00:00Z');
const photo = { id: 'f', name: 'f.jpg', mime: 'image/jpeg', size: 1 };
const bare = { id: 'a', name: 'Nastar', price: 25_000, addedAt: at };
const empty = emptyShop('p');
const begun: Shop = { ...empty, products: [bare] };
const ready: Shop = { ...empty, products: [{ ...bare, photo }], packaged: true, online: 'social' };

describe('step P5', () => {
  it.each<[string, Shop, 'open' | 'running' | 'done', string]>([
    ['nothing yet', empty, 'open', 'add'],
    ['one product', begun, 'running', 'checklist'],
    ['ready, and nobody sees it', ready, 'running', 'page'],
    ['ready, with a page', { ...ready, publishedAt: at }, 'done', 'bazaars'],
    ['ready, seen at a bazaar', { ...ready, attended: ['b'] }, 'done', 'page'],
    [
      'a page, but no photo',
      { ...ready, products: [bare], publishedAt: at },
      'running',
      'checklist',
    ],
    [
      'a page, but nowhere online',
      { ...ready, online: 'none', publishedAt: at },
      'running',
      'checklist',
    ],
    [
      'a page, but loose packaging',
      { ...ready, packaged: false, publishedAt: at },
      'running',
      'checklist',
    ],
    ['an empty list of bazaars', { ...ready, attended: [] }, 'running', 'page'],
    ['a page without products', { ...empty, publishedAt: at }, 'open', 'add'],
  ])('%s', (_, shop, state, next) => {
    expect(marketingState(shop)).toBe(state);
    expect(nextForShop(shop)).toBe(next);
  });

  it('has four checks', () => {
    expect(readChecklist(begun)).toEqual({
      photo: false,
      price: true,
      packaging: false,
      online: false,
    });
    expect(isComplete(ready)).toBe(true);
  });
});

describe('the address of a page', () => {
  it.each([
    ['Dapur Sari', 'Ab-9xyZQ', 'dapur-sari-ab9xyz'],
    ['  Kopi & Té "Enak"  ', 'abcdef', 'kopi-te-enak-abcdef'],
    ['قهوة', 'abcdef', 'usaha-abcdef'],
    ['a'.repeat(80), 'abcdef', `${'a'.repeat(40)}-abcdef`],
    ['../../etc', 'abcdef', 'etc-abcdef'],
  ])('of %s', (name, mark, slug) => {
    expect(slugFor(name, mark)).toBe(slug);
  });
});

describe('what everybody sees of a shop', () => {
  const owner = {
    business: { kind: 'business', category: 'culinary', name: 'Dapur Sari', since: '1_to_3_years' },
    kecamatan: { code: '31.74.01', name: 'Tebet', city: 'Jakarta Selatan' },
    phone: '+6281200001234',
  } as const;
  it.each([
    ['none', undefined, undefined],
    ['whatsapp', 'https://wa.me/6281200001234', undefined],
    ['telegram', undefined, 'https://t.me/+6281200001234'],
    ['both', 'https://wa.me/6281200001234', 'https://t.me/+6281200001234'],
  ] as const)('contact %s', (contact, whatsapp, telegram) => {
    const shown = shownShop({ ...ready, contact }, owner);
    expect([shown.whatsapp, shown.telegram]).toEqual([whatsapp, telegram]);
  });

  it('is an idea by its own name, never by the name of the person', () => {
    const idea = {
      ...owner,
      business: { kind: 'idea', category: 'culinary', idea: 'Jual nastar' } as const,
    };
    expect(shownShop(begun, idea)).toEqual({
      name: 'Jual nastar',
      place: 'Tebet, Jakarta Selatan',
      products: [{ id: 'a', name: 'Nastar', price: 25_000, hasPhoto: false }],
    });
  });
});

describe('a bazaar', () => {
  const bazaar: Bazaar = {
    ...{
      id: 'b',
      name: 'Bazar Tebet',
      place: 'Taman',
      startsOn: '2026-12-05',
      endsOn: '2026-12-06',
    },
    ...{ deadline: '2026-11-30', quota: 1, state: 'open', people: [], attended: [] },
    createdAt: at,
    createdBy: 'x',
  };
  it.each<[string, Partial<Bazaar>, string, string]>([
    ['there is a table', {}, '2026-11-24', 'free'],
    ['on the last day', {}, '2026-11-30', 'free'],
    ['the day after', {}, '2026-12-01', 'closed'],
    ['all tables taken', { people: ['other'] }, '2026-11-24', 'full'],
    ['theirs', { people: ['me'] }, '2026-12-01', 'joined'],
    ['cancelled', { state: 'cancelled', people: ['me'] }, '2026-11-24', 'closed'],
  ])('%s', (_, change, today, standing) => {
    expect(bazaarFor({ ...bazaar, ...change }, 'me', today)).toBe(standing);
  });

  it('can be kept, or says what is wrong', () => {
    expect(checkBazaar(bazaar)).toEqual([]);
    expect(
      checkBazaar({ ...bazaar, startsOn: '2026-02-30', deadline: '2026-02-01', quota: 1.5 }),
    ).toEqual(['startsOn', 'quota']);
  });
});
