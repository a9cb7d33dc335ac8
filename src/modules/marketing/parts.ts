import type { Files } from '../../ports/files.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { Participant } from '../people/participant.js';
import type { ParticipantStore } from '../people/ports.js';
import type { Secrets } from '../../ports/secrets.js';
import type { StepStore } from '../people/mark-step.js';
import { marketingState } from './checklist.js';
import type { BazaarStore, ShopStore } from './ports.js';
import { emptyShop, type Shop } from './shop.js';

/** A card that shows one product, as a picture to share. */
export interface CardFace {
  name: string;
  /** As it is written: "Rp25.000". */
  price: string;
  business: string;
  place: string;
  description?: string;
  /** Of the public page, if there is one. */
  address?: string;
  photo?: Uint8Array;
}

/** What marketing is made of. */
export interface MarketingParts {
  participants: Pick<ParticipantStore, 'find'>;
  contacts: Pick<ContactRecords, 'find'>;
  shops: ShopStore;
  bazaars: BazaarStore;
  steps: StepStore;
  files: Pick<Files, 'take' | 'read' | 'keep'>;
  secrets: Pick<Secrets, 'fingerprint'>;
  /** Draws a card, PNG. */
  drawCard: (face: CardFace) => Promise<Uint8Array>;
  /** A text of the locales by its whole key. */
  say: (locale: string, key: string, values?: object) => string;
  publicUrl: string;
  /** IANA name. */
  timeZone: string;
}

export const shopOf = async (
  { shops }: Pick<MarketingParts, 'shops'>,
  participantId: string,
): Promise<Shop> => (await shops.find(participantId)) ?? emptyShop(participantId);

/** Rounds of writing against others. */
const rounds = 20;

/**
 * Changes a shop against whoever changes it at the same time, and brings step P5 to where the shop stands.
 * @param change gives the fields to set; undefined leaves it as it is
 */
export async function changeShop(
  parts: Pick<MarketingParts, 'shops' | 'steps'>,
  participantId: string,
  now: Date,
  change: (shop: Shop) => Partial<Shop> | undefined,
): Promise<Shop> {
  for (let round = 0; round < rounds; round += 1) {
    const known = await shopOf(parts, participantId);
    const changes = change(known);
    const next = changes ? { ...known, ...changes, version: known.version + 1 } : known;
    if (changes && !(await parts.shops.put(next))) continue;
    await settleStep(parts, next, now);
    return next;
  }
  throw new Error(`the shop of ${participantId} is changed all the time`);
}

async function settleStep(
  { steps }: Pick<MarketingParts, 'steps'>,
  shop: Shop,
  at: Date,
): Promise<void> {
  const state = marketingState(shop);
  if (state === 'open') return;
  const evidence = shop.publishedAt
    ? `shop:${shop.slug ?? ''}`
    : (shop.attended?.[0] ?? 'products');
  await steps.markStep(shop.id, 'P5', { state, at, by: 'chat', evidence });
}

/** What a business is called in public: never by the person's own name. */
export const businessName = ({ business }: Pick<Participant, 'business'>): string =>
  business.kind === 'business' ? business.name : business.idea;
