import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { FileRef, Json, Vars } from '../../../engine/types.js';
import { readFileAnswer, type KeptFile } from '../../../ports/files.js';
import { SendError } from '../../../ports/send-error.js';
import { participantOf } from '../../people/participant-of.js';
import { businessName, changeShop, shopOf, type MarketingParts } from '../parts.js';
import { mostProducts, type Product } from '../shop.js';

const nothing =
  /^([-–]+|nanti|nanti (aja|saja|dulu|ya)|belum|belum ada|tidak|tidak ada|gak ada|nggak ada|ga ada|lewati|skip|later|no|none)[.!]*$/i;

/** Whether a photo was sent, or the word that there is none. */
const readPhoto: ActionDefinition<unknown> = {
  outcomes: ['photo', 'none', 'unclear'],
  run(_parts, { vars }) {
    const outcome = photoSent(vars.photo);
    return Promise.resolve({ outcome, set: { hasPhoto: outcome === 'photo' } });
  },
};

/** A document is a photo only where it is a picture. */
function photoSent(photo: Json | undefined): 'photo' | 'none' | 'unclear' {
  const given = readFileAnswer(photo);
  if (!given) return 'none';
  if ('ref' in given) return isPicture(given) ? 'photo' : 'unclear';
  return nothing.test(given.text.trim()) ? 'none' : 'unclear';
}

const isPicture = ({ mime }: FileRef): boolean =>
  typeof mime !== 'string' || mime.startsWith('image/');

const wordsOf = (text: unknown): string | undefined =>
  typeof text === 'string' && !nothing.test(text.trim()) ? text.trim() : undefined;

/** Where there is nothing to tell, a dash stands for it. */
const readWords: ActionDefinition<unknown> = {
  outcomes: ['read'],
  run: (_parts, { vars }) =>
    Promise.resolve({ outcome: 'read', set: { description: wordsOf(vars.description) ?? '–' } }),
};

const emptied = { name: null, price: null, photo: null, description: null, hasPhoto: null };

/** Adds what was typed as a product, once a message. */
const add: ActionDefinition<MarketingParts> = {
  outcomes: ['added', 'full', 'photo_failed', 'none'],
  async run(parts, call) {
    const participant = await participantOf(parts, call.contact.id);
    const { name, price, description } = call.vars;
    if (!participant || typeof name !== 'string' || typeof price !== 'number')
      return { outcome: 'none' };
    const { id: owner } = participant;
    const id = call.inboundId.replace(/[^\w-]/g, '-').slice(-60);
    if ((await shopOf(parts, owner)).products.length >= mostProducts) return { outcome: 'full' };
    const photo = await takePhoto(parts, call, owner);
    if (photo === 'failed') return { outcome: 'photo_failed', set: { photo: null } };
    const said = wordsOf(description);
    const product: Product = {
      ...{ id, name, price, addedAt: call.now },
      ...(said !== undefined && { description: said }),
      ...(photo && { photo }),
    };
    const shop = await changeShop(parts, owner, call.now, ({ products: known }) =>
      known.length >= mostProducts || known.some((one) => one.id === id)
        ? undefined
        : { products: [...known, product] },
    );
    const added = shop.products.some((one) => one.id === id);
    return added ? { outcome: 'added', set: emptied } : { outcome: 'full' };
  },
};

async function takePhoto(
  { files }: MarketingParts,
  { vars, contact, inboundId }: ActionCall,
  ownerId: string,
): Promise<KeptFile | 'failed' | undefined> {
  const given = readFileAnswer(vars.photo);
  if (!given || !('ref' in given)) return undefined;
  if (!isPicture(given)) return 'failed';
  const id = `product-${ownerId}-${inboundId}`.replace(/[^\w-]/g, '-');
  try {
    return await files.take(contact.id, given, { id, ownerId });
  } catch (error) {
    if (error instanceof SendError) return 'failed';
    throw error;
  }
}

/** So many options stand on one page of a list. */
const onePage = 12;

/** The products as options: "Kue kering, Rp25.000". */
const products: ActionDefinition<MarketingParts> = {
  outcomes: ['listed'],
  async run(parts, { contact, locale }) {
    const participant = await participantOf(parts, contact.id);
    const found = participant ? (await shopOf(parts, participant.id)).products : [];
    const options = found.map(({ id, name, price }) => ({
      id,
      label: parts.say(locale, 'marketing-lines:product', { name, price }),
    }));
    const back = { id: 'back', label: parts.say(locale, 'marketing-lines:back') };
    // On the first page, where there are two.
    const listed = options.length < onePage ? [...options, back] : [back, ...options];
    return { outcome: 'listed', options: listed };
  },
};

/** The product that was picked, of whoever writes. */
async function picked(parts: MarketingParts, { contact, vars }: ActionCall) {
  const participant = await participantOf(parts, contact.id);
  const id = (vars.product as Vars | null | undefined)?.id;
  if (!participant || typeof id !== 'string') return undefined;
  const shop = await shopOf(parts, participant.id);
  const product = shop.products.find((one) => one.id === id);
  return product && { participant, shop, product };
}

const showProduct: ActionDefinition<MarketingParts> = {
  outcomes: ['shown', 'none'],
  async run(parts, call) {
    const own = await picked(parts, call);
    if (!own) return { outcome: 'none', set: emptied };
    const { name, price, description, photo } = own.product;
    const hasPhoto = photo !== undefined;
    return {
      outcome: 'shown',
      set: { ...emptied, shown: { name, price, description: description ?? '–', hasPhoto } },
    };
  },
};

/** Writes the one field that `with: { field }` names. */
const edit: ActionDefinition<MarketingParts> = {
  outcomes: ['changed', 'photo_failed', 'none'],
  async run(parts, call) {
    const own = await picked(parts, call);
    if (!own) return { outcome: 'none' };
    const taken =
      call.args.field === 'photo' ? await takePhoto(parts, call, own.participant.id) : undefined;
    if (taken === 'failed') return { outcome: 'photo_failed', set: { photo: null } };
    await changeShop(parts, own.participant.id, call.now, ({ products: known }) => ({
      products: known.map((one) => (one.id === own.product.id ? changed(one, call, taken) : one)),
    }));
    return { outcome: 'changed', set: emptied };
  },
};

function changed(
  product: Product,
  { args, vars }: ActionCall,
  photo: KeptFile | undefined,
): Product {
  const { name, price, description } = vars;
  switch (args.field) {
    case 'name':
      return typeof name === 'string' ? { ...product, name } : product;
    case 'price':
      return typeof price === 'number' ? { ...product, price } : product;
    case 'photo':
      return photo ? { ...product, photo } : product;
    default: {
      const rest = { ...product };
      delete rest.description;
      const said = wordsOf(description);
      return said === undefined ? rest : { ...rest, description: said };
    }
  }
}

const remove: ActionDefinition<MarketingParts> = {
  outcomes: ['removed', 'none'],
  async run(parts, call) {
    const own = await picked(parts, call);
    if (!own) return { outcome: 'none' };
    await changeShop(parts, own.participant.id, call.now, ({ products: known }) => ({
      products: known.filter(({ id }) => id !== own.product.id),
    }));
    return { outcome: 'removed', set: { product: null } };
  },
};

/** Draws the product's card and keeps it as `card`, to be sent. */
const card: ActionDefinition<MarketingParts> = {
  outcomes: ['ready', 'none'],
  async run(parts, call) {
    const own = await picked(parts, call);
    if (!own) return { outcome: 'none' };
    const { participant, shop, product } = own;
    const photo = product.photo && (await parts.files.read(product.photo.id))?.bytes;
    const bytes = await parts.drawCard({
      ...{ name: product.name, business: businessName(participant) },
      price: parts.say('id', 'marketing-lines:price', { price: product.price }),
      place: `${participant.kecamatan.name}, ${participant.kecamatan.city}`,
      ...(product.description !== undefined && { description: product.description }),
      ...(shop.publishedAt && shop.slug && { address: pageAddress(parts, shop.slug) }),
      ...(photo && { photo }),
    });
    const id = `card-${participant.id}-${call.inboundId}`.replace(/[^\w-]/g, '-');
    const kept = await parts.files.keep({
      ...{ id, ownerId: participant.id, bytes },
      ...{ name: 'kartu-produk.png', mime: 'image/png' },
    });
    return { outcome: 'ready', set: { card: { ...kept } } };
  },
};

/** Where a shop's page is. */
export const pageAddress = (
  { publicUrl }: Pick<MarketingParts, 'publicUrl'>,
  slug: string,
): string => `${publicUrl}/u/${slug}`;

/** The catalogue: products are added, changed, shown on a card, taken out. */
export const productActions: ActionDefinitions<MarketingParts> = {
  'marketing.readPhoto': readPhoto,
  'marketing.readWords': readWords,
  'marketing.add': add,
  'marketing.products': products,
  'marketing.showProduct': showProduct,
  'marketing.edit': edit,
  'marketing.remove': remove,
  'marketing.card': card,
};
