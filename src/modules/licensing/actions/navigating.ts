import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Vars } from '../../../engine/types.js';
import { aboutPermit, readFacts } from '../describe-permit.js';
import { countPermits, nextPermit } from '../next-permit.js';
import { strangerFacts } from '../../people/facts.js';
import { participantOf } from '../../people/participant-of.js';
import type { LicensingParts } from '../parts.js';
import { permitId, permitKinds, type Permit } from '../permit.js';
import { whichPermits, type LicenceAnswers } from '../which-permits.js';

/** Whether somebody was here before; `before` is what they answered then, `days` the shelf life that SPP-IRT asks for. */
const open: ActionDefinition<LicensingParts> = {
  outcomes: ['stranger', 'new', 'known'],
  async run(parts, { contact, locale }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'stranger', person: strangerFacts };
    const answers = await parts.answers.find(participant.id);
    const days = shelfLife(parts, await readFacts(parts), locale);
    const set = { days, before: answers ? beforeLine(parts, answers, locale) : null };
    if (answers) return { outcome: 'known', set };
    const some = (await parts.permits.ofParticipant(participant.id)).length > 0;
    return { outcome: some ? 'known' : 'new', set };
  },
};

/** The days of shelf life that SPP-IRT asks for; "beberapa" while the office's table does not say. */
const shelfLife = (
  { say }: LicensingParts,
  facts: Awaited<ReturnType<typeof readFacts>>,
  locale: string,
): number | string =>
  facts.get('limit.pirt_days')?.amount ?? say(locale, 'licensing-lines:someDays');

function beforeLine({ say }: LicensingParts, answers: LicenceAnswers, locale: string): string {
  const { makes, packaged, keeps, contents, place, brand } = answers;
  const keys = [
    `makes.${makes}`,
    ...(makes === 'food' ? [`packaged.${packaged ? 'yes' : 'no'}`] : []),
    ...(keeps ? [`keeps.${keeps}`] : []),
    ...(contents ? [`contents.${contents}`] : []),
    ...(place ? [`place.${place}`] : []),
    `brand.${brand ? 'yes' : 'no'}`,
  ];
  return keys.map((key) => say(locale, `licensing-lines:before.${key}`)).join(', ');
}

/** Only what belongs together: who sells services has no answer about milk, even if one is left from before. */
function readAnswers({ makes, packaged, keeps, contents, place, brand }: Vars): LicenceAnswers {
  const food = makes === 'food';
  const inPack = food && packaged === 'yes';
  return {
    makes: makes as LicenceAnswers['makes'],
    ...(food && { packaged: inPack }),
    ...(inPack && {
      keeps: keeps as LicenceAnswers['keeps'],
      contents: contents as LicenceAnswers['contents'],
      place: place as LicenceAnswers['place'],
    }),
    brand: brand === 'yes',
  };
}

/** Keeps the answers, notes the permits that fit as wanted, and lists them in `permitLines` and `noteLines`. */
const decide: ActionDefinition<LicensingParts> = {
  outcomes: ['decided', 'noted', 'stranger'],
  async run(parts, { contact, vars, locale, now }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'stranger', person: strangerFacts };
    const answers = readAnswers(vars);
    const { permits, notes } = whichPermits(answers);
    await parts.answers.keep(participant.id, answers, now);
    for (const kind of permitKinds) {
      if (!permits.includes(kind)) await parts.permits.drop(participant.id, kind);
    }
    for (const kind of permits) {
      const id = permitId(participant.id, kind);
      const known = { id, participantId: participant.id, kind };
      await parts.permits.create({ ...known, state: 'wanted', createdAt: now, version: 1 });
    }
    const facts = await readFacts(parts);
    const lines = permits.map((kind, at) => {
      const name = parts.say(locale, `licensing-lines:name.${kind}`);
      return `${at + 1}. ${name}: ${aboutPermit(parts, facts, kind, locale)}`;
    });
    const days = shelfLife(parts, facts, locale);
    return {
      outcome: notes.length > 0 ? 'noted' : 'decided',
      set: {
        permitLines: lines.join('\n'),
        noteLines: notes
          .map((note) => parts.say(locale, `licensing-lines:note.${note}`, { days }))
          .join('\n'),
        before: beforeLine(parts, answers, locale),
      },
    };
  },
};

/** The permits of somebody with their states, and which to take up next. */
const menu: ActionDefinition<LicensingParts> = {
  outcomes: ['options'],
  async run(parts, { contact }) {
    const participant = await participantOf(parts, contact.id);
    const permits = participant ? await parts.permits.ofParticipant(participant.id) : [];
    const { what, kind } = nextPermit(permits);
    const first = permits.filter((permit) => permit.kind === kind);
    const ordered = [...first, ...permits.filter((permit) => permit.kind !== kind)];
    return {
      outcome: 'options',
      options: [...ordered.map(({ kind: id }) => ({ id })), { id: 'redo' }, { id: 'back' }],
      set: {
        ...countPermits(permits),
        states: statesOf(permits),
        next: what,
        nextKind: kind ?? '',
      },
    };
  },
};

const statesOf = (permits: readonly Permit[]): Vars =>
  Object.fromEntries(permits.map(({ kind, state }) => [kind, state]));

/** Which permits fit, and how far they are. */
export const navigatingActions: ActionDefinitions<LicensingParts> = {
  'licensing.open': open,
  'licensing.decide': decide,
  'licensing.menu': menu,
};
