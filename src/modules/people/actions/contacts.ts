import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Agenda } from '../../../ports/agenda.js';
import { canInitiate } from '../../../ports/channel.js';
import { linkId } from './identity.js';
import { linkLifeMs, type ProofStore } from '../proof.js';
import type { Secrets } from '../../../ports/secrets.js';
import type { ContactRecords } from '../../../ports/contact.js';

export interface ContactParts {
  contacts: ContactRecords;
  proofs: ProofStore;
  secrets: Secrets;
  agenda: Agenda;
  /** A token that nobody can guess, of characters that a link may hold. */
  newToken: () => string;
  /** The bot's deep link for a token; undefined when Telegram is off. */
  telegramLink: (token: string) => string | undefined;
}

/** Can reminders reach this person? If not, offers a link to a channel where they can. */
const reachable: ActionDefinition<ContactParts> = {
  outcomes: ['yes', 'no'],
  async run(
    { contacts, proofs, secrets, newToken, telegramLink },
    { person, contact, inboundId, now },
  ) {
    const participantId = person.id as string;
    const known = await contacts.ofParticipant(participantId);
    if (known.some(({ channel, unreachable }) => canInitiate(channel) && !unreachable))
      return { outcome: 'yes' };
    const token = newToken();
    const link = telegramLink(token);
    if (!link) return { outcome: 'no', set: { telegramLink: null } };
    const expiresAt = new Date(now.getTime() + linkLifeMs);
    await proofs.put({
      id: linkId(secrets, token),
      participantId,
      code: contact.id,
      wrong: 0,
      expiresAt,
      inboundId,
    });
    return { outcome: 'no', set: { telegramLink: link } };
  },
};

const setLocale: ActionDefinition<ContactParts> = {
  outcomes: ['set'],
  async run({ contacts }, { vars, contact, locale: current }) {
    const locale = vars.locale === 'en' ? 'en' : vars.locale === 'id' ? 'id' : current;
    if (await contacts.find(contact.id)) await contacts.put(contact.id, { locale });
    return { outcome: 'set', locale };
  },
};

/** STOP: no announcements and nudges any more. Holds for a contact that is not a participant as well. */
const stop: ActionDefinition<ContactParts> = {
  outcomes: ['stopped'],
  async run({ contacts, agenda }, { contact: { id, channel, address }, now }) {
    const known = await contacts.find(id);
    await contacts.put(id, { channel, address, optedOutAt: known?.optedOutAt ?? now });
    await agenda.changed({ of: 'contact', id });
    return { outcome: 'stopped' };
  },
};

const resume: ActionDefinition<ContactParts> = {
  outcomes: ['resumed'],
  async run({ contacts, agenda }, { contact: { id } }) {
    if (await contacts.find(id)) {
      await contacts.put(id, { optedOutAt: undefined });
      await agenda.changed({ of: 'contact', id });
    }
    return { outcome: 'resumed' };
  },
};

export const contactActions: ActionDefinitions<ContactParts> = {
  'contacts.reachable': reachable,
  'contacts.setLocale': setLocale,
  'contacts.stop': stop,
  'contacts.resume': resume,
};
