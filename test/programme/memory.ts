import type { ProgrammeParts } from '../../src/programme/actions.js';
import type { Contact } from '../../src/programme/contacts/contact.js';
import type { Proof } from '../../src/programme/identity/proof.js';
import type { Participant } from '../../src/programme/participants/participant.js';
import { createSecrets } from '../../src/programme/secrets.js';
import type { TicketRecord } from '../../src/programme/tickets/actions.js';
import { kelurahanOf } from '../../src/language/kecamatan.js';
import { describeNik } from '../../src/language/nik.js';

/** What the programme keeps, in maps; and what it sent. */
export interface Memory {
  participants: Map<string, Participant>;
  identities: Map<string, string>;
  contacts: Map<string, Contact>;
  proofs: Map<string, Proof>;
  tickets: Map<string, TicketRecord>;
  audits: Map<string, { action: string; subject: string; by: string }>;
  notices: { contactId: string; key: string }[];
  forgotten: Set<string>;
}

export const secrets = createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) });

const emptyMemory = (): Memory => ({
  participants: new Map(),
  identities: new Map(),
  contacts: new Map(),
  proofs: new Map(),
  tickets: new Map(),
  audits: new Map(),
  notices: [],
  forgotten: new Set(),
});

/** The programme's parts over maps, so that its rules are tried without a store. */
export function inMemory(): { memory: Memory; parts: ProgrammeParts } {
  const memory = emptyMemory();
  const parts: ProgrammeParts = {
    participants: participantsOf(memory),
    contacts: contactsOf(memory),
    proofs: proofsOf(memory),
    secrets,
    describeNik,
    kelurahanOf: (code) => [...kelurahanOf(code)],
    consentTexts: { keep: (locale) => Promise.resolve(`text-${locale}`) },
    forgetMessages: (id) => done(memory.forgotten.add(id)),
    forgetSession: (id) => done(memory.forgotten.add(`session ${id}`)),
    forgetTickets: (id) => {
      for (const [key, ticket] of memory.tickets)
        if (ticket.contactId === id) memory.tickets.delete(key);
      return done();
    },
    openTicket: (ticket) => done(memory.tickets.set(ticket.id, ticket)),
    audit: ({ id, ...entry }) => done(memory.audits.set(id, entry)),
    notify: (contactId, key) => {
      memory.notices.push({ contactId, key });
      return Promise.resolve(memory.contacts.has(contactId));
    },
    newCode: () => '246810',
    newToken: () => 'token',
    telegramLink: (token) => `https://t.me/bot?start=${token}`,
  };
  return { memory, parts };
}

/** For what was done to a map on the way here. */
const done = (effect?: unknown): Promise<void> => Promise.resolve(effect).then(() => undefined);

function participantsOf({ participants, identities }: Memory): ProgrammeParts['participants'] {
  const counters = new Map<string, number>();
  return {
    find: (id) => Promise.resolve(participants.get(id)),
    findByIdentity: (identity) => Promise.resolve(participants.get(identities.get(identity) ?? '')),
    claimIdentity(identity, id) {
      if (!identities.has(identity)) identities.set(identity, id);
      return Promise.resolve(identities.get(identity) ?? id);
    },
    nextNumber(counter) {
      counters.set(counter, (counters.get(counter) ?? 0) + 1);
      return Promise.resolve(counters.get(counter) ?? 1);
    },
    create(participant) {
      if (!participants.has(participant.id)) participants.set(participant.id, participant);
      return Promise.resolve(participants.get(participant.id) ?? participant);
    },
    update(id, changes) {
      const found = participants.get(id);
      return found ? done(participants.set(id, { ...found, ...changes })) : done();
    },
    remove(id) {
      for (const [identity, owner] of identities) if (owner === id) identities.delete(identity);
      return done(participants.delete(id));
    },
  };
}

function contactsOf({ contacts }: Memory): ProgrammeParts['contacts'] {
  return {
    find: (id) => Promise.resolve(contacts.get(id)),
    ofParticipant: (participantId) =>
      Promise.resolve([...contacts.values()].filter((one) => one.participantId === participantId)),
    put(id, changes) {
      const next = { channel: '', address: '', ...contacts.get(id), ...changes, id };
      return done(contacts.set(id, JSON.parse(JSON.stringify(next), revive) as Contact));
    },
    remove: (id) => done(contacts.delete(id)),
  };
}

const revive = (key: string, value: unknown): unknown =>
  (key === 'at' || key.endsWith('At')) && typeof value === 'string' ? new Date(value) : value;

function proofsOf({ proofs }: Memory): ProgrammeParts['proofs'] {
  const sent = new Map<string, Set<string>>();
  return {
    find: (id) => Promise.resolve(proofs.get(id)),
    put: (proof) => done(proofs.set(proof.id, proof)),
    countWrong(id) {
      const proof = proofs.get(id);
      if (!proof) return Promise.resolve(Number.POSITIVE_INFINITY);
      proofs.set(id, { ...proof, wrong: proof.wrong + 1 });
      return Promise.resolve(proof.wrong + 1);
    },
    remove: (id) => Promise.resolve(proofs.delete(id)),
    countSent(participantId, day, inboundId) {
      const by = sent.get(`${participantId} ${day}`) ?? new Set();
      sent.set(`${participantId} ${day}`, by.add(inboundId));
      return Promise.resolve(by.size);
    },
  };
}
