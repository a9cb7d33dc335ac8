import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import { checks, nextForShop, readChecklist } from '../checklist.js';
import { strangerFacts } from '../../people/facts.js';
import { participantOf } from '../../people/participant-of.js';
import { businessName, changeShop, shopOf, type MarketingParts } from '../parts.js';
import { mostProducts, onlinePlaces, shownContacts } from '../shop.js';
import { slugFor } from '../slug.js';
import { pageAddress } from './products.js';

const open: ActionDefinition<MarketingParts> = {
  outcomes: ['stranger', 'empty', 'some'],
  async run(parts, { contact }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'stranger', person: strangerFacts };
    const { products } = await shopOf(parts, participant.id);
    return { outcome: products.length > 0 ? 'some' : 'empty' };
  },
};

/** What can be done, the best next thing first. */
const menu: ActionDefinition<MarketingParts> = {
  outcomes: ['options'],
  async run(parts, { contact }) {
    const participant = await participantOf(parts, contact.id);
    const shop = await shopOf(parts, participant?.id ?? '');
    const next = nextForShop(shop);
    const all = [
      ...(shop.products.length < mostProducts ? ['add'] : []),
      ...(shop.products.length > 0 ? ['products'] : []),
      ...['checklist', 'page', 'bazaars', 'back'],
    ];
    return {
      outcome: 'options',
      options: [next, ...all.filter((id) => id !== next)].map((id) => ({ id })),
      set: { count: shop.products.length, next },
    };
  },
};

/** The four checks, each met or with its tip. */
const checklist: ActionDefinition<MarketingParts> = {
  outcomes: ['options'],
  async run(parts, { contact, locale }) {
    const participant = await participantOf(parts, contact.id);
    const met = readChecklist(await shopOf(parts, participant?.id ?? ''));
    const lines = checks.map((id) =>
      parts.say(locale, `marketing-lines:check.${id}.${met[id] ? 'met' : 'tip'}`),
    );
    const missing = checks.filter((id) => !met[id]);
    // Photo and price are mended in the catalogue.
    const mend = missing.some((id) => id === 'photo' || id === 'price') ? ['products'] : [];
    return {
      outcome: 'options',
      options: [...mend, 'packaging', 'online', 'back'].map((id) => ({ id })),
      set: { checkLines: lines.join('\n'), metCount: checks.length - missing.length },
    };
  },
};

/** Keeps what was said of the packaging (`packaged`) or of the place online (`online`). */
const check: ActionDefinition<MarketingParts> = {
  outcomes: ['kept', 'none'],
  async run(parts, { contact, vars, args, now }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'none' };
    const online = onlinePlaces.find((one) => one === vars.online);
    await changeShop(parts, participant.id, now, () =>
      args.of === 'packaging' ? { packaged: vars.packaged === 'yes' } : online && { online },
    );
    return { outcome: 'kept' };
  },
};

const page: ActionDefinition<MarketingParts> = {
  outcomes: ['published', 'hidden', 'empty', 'none'],
  async run(parts, { contact }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'none' };
    const { products, publishedAt, slug, contact: shown } = await shopOf(parts, participant.id);
    if (products.length === 0) return { outcome: 'empty' };
    if (!publishedAt || !slug)
      return { outcome: 'hidden', set: { shop: businessName(participant) } };
    const set = { address: pageAddress(parts, slug), contactShown: shown ?? 'none' };
    return { outcome: 'published', set };
  },
};

/** Makes the page public, with the contact that the person agreed to show. */
const publish: ActionDefinition<MarketingParts> = {
  outcomes: ['published', 'empty', 'none'],
  async run(parts, { contact, vars, now }) {
    const participant = await participantOf(parts, contact.id);
    const shown = shownContacts.find((one) => one === vars.contactShown);
    if (!participant || !shown) return { outcome: 'none' };
    const mark = parts.secrets.fingerprint(`shop ${participant.id}`);
    const shop = await changeShop(parts, participant.id, now, (known) =>
      known.products.length === 0
        ? undefined
        : {
            slug: known.slug ?? slugFor(businessName(participant), mark),
            publishedAt: known.publishedAt ?? now,
            contact: shown,
          },
    );
    if (!shop.publishedAt || !shop.slug) return { outcome: 'empty' };
    return { outcome: 'published', set: { address: pageAddress(parts, shop.slug) } };
  },
};

const withdraw: ActionDefinition<MarketingParts> = {
  outcomes: ['withdrawn', 'none'],
  async run(parts, { contact, now }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'none' };
    await changeShop(parts, participant.id, now, ({ publishedAt }) =>
      publishedAt ? { publishedAt: undefined, contact: undefined } : undefined,
    );
    return { outcome: 'withdrawn', set: { address: null, contactShown: null } };
  },
};

/** Where the shop stands, the checklist, and the public page. */
export const showingActions: ActionDefinitions<MarketingParts> = {
  'marketing.open': open,
  'marketing.menu': menu,
  'marketing.checklist': checklist,
  'marketing.check': check,
  'marketing.page': page,
  'marketing.publish': publish,
  'marketing.withdraw': withdraw,
};
