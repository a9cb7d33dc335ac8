import type { Participant } from '../people/participant.js';
import { businessName } from './parts.js';
import type { Shop } from './shop.js';

/** What everybody may see of a shop: no name, no address, and only the contacts that the owner agreed to. */
export function shownShop(
  { products, contact = 'none' }: Shop,
  participant: Pick<Participant, 'business' | 'kecamatan' | 'phone'>,
) {
  const { kecamatan, phone } = participant;
  const digits = phone.replace(/\D/g, '');
  const shows = (one: 'whatsapp' | 'telegram') => contact === one || contact === 'both';
  return {
    name: businessName(participant),
    place: `${kecamatan.name}, ${kecamatan.city}`,
    products: products.map(({ id, name, price, description, photo }) => ({
      ...{ id, name, price, hasPhoto: photo !== undefined },
      ...(description !== undefined && { description }),
    })),
    ...(shows('whatsapp') && { whatsapp: `https://wa.me/${digits}` }),
    ...(shows('telegram') && { telegram: `https://t.me/+${digits}` }),
  };
}
