import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Vars } from '../../../engine/types.js';
import { bazaarFor } from '../bazaar.js';
import { participantOf } from '../../people/participant-of.js';
import type { MarketingParts } from '../parts.js';
import { dayOf } from '../../../i18n/local-time.js';

async function comingFor(parts: MarketingParts, { contact, now }: ActionCall) {
  const participant = await participantOf(parts, contact.id);
  const today = dayOf(now, parts.timeZone);
  const all = participant ? await parts.bazaars.coming(today) : [];
  const found = all
    .map((bazaar) => ({ bazaar, standing: bazaarFor(bazaar, participant?.id ?? '', today) }))
    .filter(({ standing }) => standing !== 'closed');
  return { participant, today, found };
}

const anyBazaars: ActionDefinition<MarketingParts> = {
  outcomes: ['some', 'none'],
  async run(parts, call) {
    const { found } = await comingFor(parts, call);
    return { outcome: found.length > 0 ? 'some' : 'none' };
  },
};

const bazaarOptions: ActionDefinition<MarketingParts> = {
  outcomes: ['listed'],
  async run(parts, call) {
    const { found } = await comingFor(parts, call);
    const options = found.map(({ bazaar: { id, name, startsOn }, standing }) => ({
      id,
      label: parts.say(call.locale, `marketing-lines:bazaar.${standing}`, { name, startsOn }),
    }));
    const back = { id: 'back', label: parts.say(call.locale, 'marketing-lines:back') };
    return { outcome: 'listed', options: [...options, back] };
  },
};

/** The bazaar that was picked, for whoever writes. */
async function picked(parts: MarketingParts, call: ActionCall) {
  const { participant, today } = await comingFor(parts, call);
  const id = (call.vars.bazaar as Vars | null | undefined)?.id;
  const bazaar = typeof id === 'string' ? await parts.bazaars.find(id) : undefined;
  if (!participant || !bazaar) return undefined;
  return { participant, today, bazaar, standing: bazaarFor(bazaar, participant.id, today) };
}

const showBazaar: ActionDefinition<MarketingParts> = {
  outcomes: ['joined', 'free', 'full', 'closed', 'none'],
  async run(parts, call) {
    const own = await picked(parts, call);
    if (!own) return { outcome: 'none' };
    const { name, place, startsOn, endsOn, deadline, quota, people } = own.bazaar;
    const left = Math.max(0, quota - people.length);
    return {
      outcome: own.standing,
      set: { stall: { name, place, startsOn, endsOn, deadline, quota, left } },
    };
  },
};

const joinBazaar: ActionDefinition<MarketingParts> = {
  outcomes: ['joined', 'full', 'closed', 'none'],
  async run(parts, call) {
    const own = await picked(parts, call);
    if (!own) return { outcome: 'none' };
    const { bazaar, participant, today } = own;
    if (await parts.bazaars.join(bazaar, participant.id, today)) return { outcome: 'joined' };
    const now = await parts.bazaars.find(bazaar.id);
    const standing = now ? bazaarFor(now, participant.id, today) : 'closed';
    // Changed while we looked: who tries again finds it as it is.
    return { outcome: standing === 'free' ? 'full' : standing };
  },
};

const leaveBazaar: ActionDefinition<MarketingParts> = {
  outcomes: ['left', 'none'],
  async run(parts, call) {
    const own = await picked(parts, call);
    if (!own) return { outcome: 'none' };
    await parts.bazaars.leave(own.bazaar.id, own.participant.id);
    return { outcome: 'left' };
  },
};

/** Bazaars: which there are, a table for oneself, and giving it back. */
export const bazaarActions: ActionDefinitions<MarketingParts> = {
  'marketing.bazaars': anyBazaars,
  'marketing.bazaarOptions': bazaarOptions,
  'marketing.showBazaar': showBazaar,
  'marketing.joinBazaar': joinBazaar,
  'marketing.leaveBazaar': leaveBazaar,
};
