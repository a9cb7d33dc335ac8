import type { Platform } from '../../ports/platform.js';
import type { Slots } from '../../ports/slots.js';
import { officeStore } from '../../store/office.js';
import { personalData } from '../../store/personal-data.js';
import { proofStore } from '../people/store/proofs.js';
import type { ForgetParts } from './forget-person.js';
import { forgettingStore } from './store/forgettings.js';

/** Conversations are held while the rest goes, and let go at the end. */
const spared = ['sessions'];

/** How a person is forgotten, over everything that is stored. */
export function buildForgetting(
  platform: Platform,
  { beforeErase }: Pick<Slots, 'beforeErase'>,
  conversations: ForgetParts['conversations'],
): ForgetParts {
  const { database, secrets, agenda, tell, forgetMessages } = platform;
  const office = officeStore(database);
  const proofs = proofStore(database);
  const everything = personalData(database);
  return {
    secrets,
    forgettings: forgettingStore(database),
    conversations,
    async release(participantId, now) {
      for (const giveBack of beforeErase) await giveBack(participantId, now);
    },
    async forgetAll(whose) {
      await everything.forget(whose, spared);
      if (whose.participantId !== undefined)
        await agenda.changed({ of: 'participant', id: whose.participantId });
    },
    isKept: (whose) => everything.isKept(whose, spared),
    forgetMessages,
    async forgetProof(contactId) {
      await proofs.remove(contactId);
    },
    audit: (entry) => office.audit(entry),
    forgetSubject: (subject, renamed) => office.forgetSubject(subject, renamed),
    tellByDay: tell.byDay,
  };
}
