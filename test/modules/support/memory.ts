import type { Event } from '../../../src/engine/types.js';
import type { ProgrammeParts } from './programme.js';
import type { Contact } from '../../../src/ports/contact.js';
import { codesADay, type ParticipantDay, type Proof } from '../../../src/modules/people/proof.js';
import type { Participant } from '../../../src/modules/people/participant.js';
import { createSecrets } from '../../../src/store/secrets.js';
import type { Forgetting } from '../../../src/modules/privacy/forget-person.js';
import type { TicketRecord } from '../../../src/modules/inbox/actions.js';
import { noAgenda } from '../../../src/ports/agenda.js';
import { kelurahanOf } from '../../../src/language/kecamatan.js';
import { describeNik } from '../../../src/language/nik.js';

/** What the programme keeps, in maps; and what it sent. */
export interface Memory {
  participants: Map<string, Participant>;
  identities: Map<string, string>;
  contacts: Map<string, Contact>;
  proofs: Map<string, Proof>;
  tickets: Map<string, TicketRecord>;
  audits: Map<string, { action: string; subject: string; by: string }>;
  notices: { contactId: string; key: string; events: Event[] }[];
  forgotten: Set<string>;
  forgettings: Map<string, Forgetting>;
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
  forgettings: new Map(),
});

/** The programme's parts over maps, so that its rules are tried without a store. */
export function inMemory(): { memory: Memory; parts: ProgrammeParts } {
  const memory = emptyMemory();
  const parts: ProgrammeParts = {
    participants: participantsOf(memory),
    contacts: contactsOf(memory),
    proofs: proofsOf(memory),
    secrets,
    agenda: noAgenda,
    describeNik,
    kelurahanOf: (code) => [...kelurahanOf(code)],
    consentTexts: { keep: (locale) => Promise.resolve(`text-${locale}`) },
    forgetMessages: (id) => done(memory.forgotten.add(id)),
    forgetTickets: (id) => {
      for (const [key, ticket] of memory.tickets)
        if (ticket.contactId === id) memory.tickets.delete(key);
      return done();
    },
    openTicket: (ticket) => done(memory.tickets.set(ticket.id, ticket)),
    audit: ({ id, ...entry }) => done(memory.audits.set(id, entry)),
    forgettings: { begin: (one) => done(memory.forgettings.set(one.id, one)) },
    kept: {
      count: () => Promise.resolve({}),
      file: (_, { id }) =>
        Promise.resolve({ id, name: 'data-saya.xlsx', mime: 'application/octet-stream', size: 1 }),
    },
    tellNow: (contactId, key, events) => {
      // As in an outbox: a second one with the same key takes the place of the first.
      const kept = memory.notices.filter((one) => one.key !== key);
      memory.notices = [...kept, { contactId, key, events }];
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
  const wrong = new Map<string, Set<string>>();
  const of = (counts: typeof sent, { participantId, at }: ParticipantDay): Set<string> => {
    const id = `${participantId} ${at.toISOString().slice(0, 10)}`;
    const found = counts.get(id) ?? new Set();
    counts.set(id, found);
    return found;
  };
  return {
    find: (id) => Promise.resolve(proofs.get(id)),
    put: (proof) => done(proofs.set(proof.id, proof)),
    countWrong(id) {
      const proof = proofs.get(id);
      if (!proof) return Promise.resolve(Number.POSITIVE_INFINITY);
      proofs.set(id, { ...proof, wrong: proof.wrong + 1 });
      return Promise.resolve(proof.wrong + 1);
    },
    use(id, contactId) {
      const proof = proofs.get(id);
      if (!proof || (proof.usedBy ?? contactId) !== contactId) return Promise.resolve(undefined);
      proofs.set(id, { ...proof, usedBy: contactId });
      return Promise.resolve(proof);
    },
    remove: (id) => Promise.resolve(proofs.delete(id)),
    countSent(day, request) {
      const by = of(sent, day);
      if (by.has(request)) return Promise.resolve('known');
      if (by.size >= codesADay) return Promise.resolve('full');
      by.add(request);
      return Promise.resolve('counted');
    },
    countTried: (day, attempt) => Promise.resolve(of(wrong, day).add(attempt).size),
    tried: (day) => Promise.resolve(of(wrong, day).size),
  };
}
