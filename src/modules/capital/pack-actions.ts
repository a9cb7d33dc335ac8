import type { ActionDefinition } from '../../engine/actions.js';
import { pickedApplication } from './application-actions.js';
import { strangerFacts } from '../people/facts.js';
import { participantOf } from '../people/participant-of.js';
import { readReadiness, type CapitalParts } from './parts.js';

/** The papers for the bank, out of what the programme knows. */
export const pack: ActionDefinition<CapitalParts> = {
  outcomes: ['made', 'stranger'],
  async run(parts, call) {
    const { contact, inboundId, locale, now } = call;
    const owner = await participantOf(parts, contact.id);
    if (!owner) return { outcome: 'stranger', person: strangerFacts };
    const known = await readReadiness(parts, owner, now);
    const application = await pickedApplication(parts, call);
    const { participant, record, readiness, month, today } = known;
    const view = { participant, record, readiness, month, at: now };
    const kept = await parts.files.keep({
      id: `pack:${owner.id}:${contact.id}:${inboundId}`,
      ownerId: owner.id,
      name: parts.say(locale, 'loans:fileName', { day: today }),
      mime: 'application/pdf',
      bytes: await parts.makePack({ ...view, ...(application && { application }) }, locale),
    });
    return { outcome: 'made', set: { pack: { ...kept } } };
  },
};

/** Asks the office to forward the papers. */
export const forward: ActionDefinition<CapitalParts> = {
  outcomes: ['asked', 'stranger'],
  async run(parts, call) {
    const { contact, inboundId, locale, now } = call;
    const owner = await participantOf(parts, contact.id);
    if (!owner) return { outcome: 'stranger', person: strangerFacts };
    const application = await pickedApplication(parts, call);
    const { name, number } = owner;
    const what = application
      ? { name, number, product: application.productName, amount: application.amount }
      : { name, number };
    await parts.openTicket({
      id: `${contact.id}:${inboundId}`,
      contactId: contact.id,
      participantId: owner.id,
      kind: 'asked',
      text: parts.say(locale, application ? 'loans:ticket' : 'loans:ticket_pack', what),
      at: now,
    });
    return { outcome: 'asked' };
  },
};
