import type { Bazaar } from './bazaar.js';
import type { Product, Shop } from './shop.js';
import { slugFor } from './slug.js';
import type { Participant } from '../people/participant.js';
import type { Secrets } from '../../ports/secrets.js';
import { dayAfter, daysBefore, earlier } from '../people/demo/days.js';
import { hasDone } from '../people/demo/demo-steps.js';
import { demoOfficer, mark } from '../people/demo/plan.js';
import type { Spread } from '../people/demo/spread.js';

const goods: Record<string, readonly string[]> = {
  culinary: ['Keripik Tempe', 'Sambal Roa', 'Kue Kering', 'Bir Pletok', 'Dodol Betawi'],
  fashion: ['Kemeja Batik', 'Jilbab Bordir', 'Tas Kain', 'Celemek'],
  craft: ['Keranjang Anyam', 'Gantungan Kunci Ondel-ondel', 'Lampu Bambu'],
  services: ['Cuci Setrika 5 kg', 'Potong Rambut', 'Servis Motor Ringan'],
  trade: ['Paket Sembako', 'Beras 5 kg', 'Air Galon'],
};

const online = ['whatsapp', 'social', 'marketplace', 'none'] as const;

/** Bazaars by when they begin, from now, with the share of their tables that is taken. */
const plan = [
  { name: 'Bazar Ramadan Contoh', days: -255, quota: 60, taken: 1 },
  { name: 'Bazar Kemerdekaan Contoh', days: -100, quota: 40, taken: 0.9 },
  { name: 'Bazar Kelurahan Contoh', days: -20, quota: 20, taken: 0.8 },
  { name: 'Bazar Akhir Pekan Contoh', days: 11, quota: 20, taken: 1 },
  { name: 'Bazar Kantor Contoh', days: 18, quota: 30, taken: 0.5 },
  { name: 'Bazar Tahun Baru Contoh', days: 33, quota: 50, taken: 0.1 },
  { name: 'Bazar Hujan Contoh', days: 15, quota: 15, taken: 0.2, cancelled: true },
] as const;

export interface DemoMarkets {
  shops: Shop[];
  bazaars: Bazaar[];
}

/** What those who finished P5 sell, some on a page of their own, and the bazaars that they signed up for. */
export function demoMarkets(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
  { fingerprint }: Pick<Secrets, 'fingerprint'>,
): DemoMarkets {
  const sellers = participants.filter((one) => hasDone(one, 'P5'));
  const bazaars = plan.map((row, index) => bazaarOf(row, index, sellers, now, spread));
  const seenAt = (id: string) =>
    bazaars.filter(({ attended }) => attended.includes(id)).map((bazaar) => bazaar.id);
  return {
    bazaars,
    shops: sellers.map((participant, n) => {
      const shop = shopOf(participant, seenAt(participant.id), now, spread);
      if (n % 5 > 1) return shop;
      const slug = slugFor(nameOf(participant), fingerprint(`page ${participant.id}`));
      // Nobody answers the phone of the demo: the page shows none.
      return { ...shop, slug, publishedAt: firstAdded(shop, now), contact: 'none' };
    }),
  };
}

const nameOf = ({ business }: Participant): string =>
  business.kind === 'business' ? business.name : business.idea;

const firstAdded = ({ products }: Shop, now: Date): Date => products[0]?.addedAt ?? now;

function shopOf(
  { id, business, steps }: Participant,
  attended: string[],
  now: Date,
  spread: Spread,
): Shop {
  const names = goods[business.category] ?? ['Produk Contoh'];
  const count = 1 + spread.below(Math.min(4, names.length));
  const from = spread.below(names.length);
  const addedAt = steps.P5?.at ?? now;
  const products = Array.from({ length: count }, (_, index): Product => {
    const name = names[(from + index) % names.length] ?? 'Produk Contoh';
    const price = (8 + spread.below(90)) * 1_000;
    return { id: `${id}-${index + 1}`, name: `${name} (contoh)`, price, addedAt };
  });
  return {
    ...{ id, products, packaged: spread.chance(80), online: spread.pick(online), version: 2 },
    ...(attended.length > 0 && { attended }),
  };
}

function bazaarOf(
  row: (typeof plan)[number],
  index: number,
  sellers: readonly Participant[],
  now: Date,
  spread: Spread,
): Bazaar {
  const { name, days, quota, taken } = row;
  const from = spread.below(Math.max(1, sellers.length - quota));
  const people = sellers.slice(from, from + Math.round(quota * taken)).map(({ id }) => id);
  return {
    ...{ id: `${mark}bazar-${index + 1}`, name, place: 'Halaman Kantor Wali Kota (contoh)', quota },
    startsOn: dayAfter(now, days),
    endsOn: dayAfter(now, days + 1),
    deadline: dayAfter(now, days - 5),
    state: 'cancelled' in row ? 'cancelled' : 'open',
    people,
    attended: days < 0 ? people.filter(() => spread.chance(85)) : [],
    createdAt: earlier(daysBefore(now, 30 - days), daysBefore(now, 1)),
    createdBy: demoOfficer,
  };
}
