import { randomBytes } from 'node:crypto';
import type { Actions } from '../../engine/actions.js';
import { accountActions } from './actions.js';
import { contactStore } from '../people/store/contacts.js';
import { officeStore } from '../../store/office.js';
import { otherConversations } from './store.js';
import { participantStore } from '../people/store/participants.js';
import { proofStore } from '../people/store/proofs.js';
import { accountStore } from '../../store/whatsapp.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { rootFlow } from '../../app/load-flow-set.js';

/** What flows may `do` of a person's accounts, on the real store. */
export function buildAccountActions(around: ActionSurroundings): Actions {
  const { database, secrets, words } = around;
  const whatsapp = accountStore<{ me?: string }, object>(database);
  return accountActions({
    contacts: contactStore(database),
    participants: participantStore(database),
    proofs: proofStore(database),
    secrets,
    conversations: otherConversations(database, rootFlow),
    newToken: around.newToken ?? (() => randomBytes(18).toString('base64url')),
    telegramLink: around.telegramLink,
    async whatsappLink(token) {
      const me = (await whatsapp.read())?.me;
      // The text stands in the person's input field, to be sent by them.
      return me === undefined ? undefined : `https://wa.me/${me}?text=HUBUNGKAN%20${token}`;
    },
    channelName: (locale, channel) => words.say(locale, `common:channel.${channel}`),
    flowName: (locale, flow) => words.find(locale, `common:unfinished.${flow}`),
    audit: (entry) => officeStore(database).audit(entry),
  });
}
