import type { Vars } from '../../engine/types.js';
import type { Participant } from './participant.js';

/** What a conversation knows of a registered person, to address and recognise them. */
export const personFacts = (participant: Participant): Vars => ({
  registered: true,
  consented: true,
  id: participant.id,
  name: participant.name,
  salutation: participant.salutation,
  number: participant.number,
});

/** Of somebody whom the store does not know as registered, whatever the conversation says: DAFTAR begins. */
export const strangerFacts: Vars = { registered: null, consented: null, id: null, number: null };

/** A participant's data under the names that registration's questions use, for texts that show it. */
export function participantVars(participant: Participant): Vars {
  const { business, kecamatan, kelurahan, consent } = participant;
  return {
    name: participant.name,
    nik: { ...participant.nik },
    birthDate: participant.birthDate,
    phone: participant.phone,
    kecamatan: { ...kecamatan },
    kelurahan: { id: kelurahan.code, label: kelurahan.name },
    businessKind: business.kind,
    category: business.category,
    ...(business.categoryOther ? { categoryOther: business.categoryOther } : {}),
    ...(business.kind === 'business'
      ? { businessName: business.name, since: business.since }
      : { idea: business.idea }),
    consentAt: consent.at.toISOString(),
    registeredAt: participant.registeredAt.toISOString(),
  };
}
