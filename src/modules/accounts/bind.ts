import type { Platform } from '../../ports/platform.js';
import { officeStore } from '../../store/office.js';
import { accountStore } from '../../store/whatsapp.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import { proofStore } from '../people/store/proofs.js';
import type { AccountParts } from './ports.js';
import { otherConversations } from './store.js';

/** A person's accounts, on the real store. */
export function bindAccounts(platform: Platform): AccountParts {
  const { database, secrets, words, newToken, telegramLink } = platform;
  const whatsapp = accountStore<{ me?: string }, object>(database);
  return {
    contacts: contactStore(database),
    participants: participantStore(database),
    proofs: proofStore(database),
    secrets,
    conversations: otherConversations(database, platform.rootFlow),
    newToken,
    telegramLink,
    async whatsappLink(token) {
      const me = (await whatsapp.read())?.me;
      // The text stands in the person's input field, to be sent by them.
      return me === undefined ? undefined : `https://wa.me/${me}?text=HUBUNGKAN%20${token}`;
    },
    channelName: (locale, channel) => words.say(locale, `common:channel.${channel}`),
    flowName: (locale, flow) => words.find(locale, `common:unfinished.${flow}`),
    audit: (entry) => officeStore(database).audit(entry),
  };
}
