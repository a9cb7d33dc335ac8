import type { Action, Actions } from '../../../engine/actions.js';
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

export function consentActions(parts: ConsentParts): Actions {
  return { 'consent.agree': agree(parts), 'consent.decline': decline(parts) };
}

/** Records which text was agreed to, when and where (UU 27/2022: explicit, recorded, withdrawable). */
const agree = ({ contacts, consentTexts }: ConsentParts): Action => ({
  outcomes: ['recorded'],
  async run({ contact, locale, now }) {
    const { channel, address } = contact;
    const consent = { textId: await consentTexts.keep(locale), at: now, channel };
    await contacts.put(contact.id, { channel, address, locale, consent });
    return { outcome: 'recorded', person: { consented: true, declined: null, gone: null } };
  },
});

/** Nothing is kept of somebody who refuses, not even what was said or asked of the office so far. */
const decline = ({ contacts, forgetMessages, forgetTickets }: ConsentParts): Action => ({
  outcomes: ['forgotten'],
  async run({ contact }) {
    await forgetMessages(contact.id);
    await forgetTickets(contact.id);
    await contacts.remove(contact.id);
    return { outcome: 'forgotten', person: { consented: null, declined: true } };
  },
});
