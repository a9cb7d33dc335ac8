import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { ContactRecords } from '../../../ports/contact.js';

export interface ConsentTexts {
  /** Keeps the text that is on show in a locale, once, and gives its id. */
  keep(locale: string): Promise<string>;
}

export interface ConsentParts {
  contacts: ContactRecords;
  consentTexts: ConsentTexts;
  /** Deletes what was logged of a contact's messages. */
  forgetMessages: (contactId: string) => Promise<void>;
  /** Deletes the tickets of a contact, and the marks of messages that failed. */
  forgetTickets: (contactId: string) => Promise<void>;
}

/** Records which text was agreed to, when and where (UU 27/2022: explicit, recorded, withdrawable). */
const agree: ActionDefinition<ConsentParts> = {
  outcomes: ['recorded'],
  async run({ contacts, consentTexts }, { contact, locale, now }) {
    const { channel, address } = contact;
    const consent = { textId: await consentTexts.keep(locale), at: now, channel };
    await contacts.put(contact.id, { channel, address, locale, consent });
    return { outcome: 'recorded', person: { consented: true, declined: null, gone: null } };
  },
};

/** Nothing is kept of somebody who refuses, not even what was said or asked of the office so far. */
const decline: ActionDefinition<ConsentParts> = {
  outcomes: ['forgotten'],
  async run({ contacts, forgetMessages, forgetTickets }, { contact }) {
    await forgetMessages(contact.id);
    await forgetTickets(contact.id);
    await contacts.remove(contact.id);
    return { outcome: 'forgotten', person: { consented: null, declined: true } };
  },
};

export const consentActions: ActionDefinitions<ConsentParts> = {
  'consent.agree': agree,
  'consent.decline': decline,
};
