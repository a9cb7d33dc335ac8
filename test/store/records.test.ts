import { describe, expect, it } from '@jest/globals';
import type { Ticket } from '../../src/ports/store.js';
import type { Proof } from '../../src/programme/identity/proof.js';
import { contactStore } from '../../src/store/contacts.js';
import { keepKey } from '../../src/store/keys.js';
import { officeStore } from '../../src/store/office.js';
import { proofStore } from '../../src/store/proofs.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { at, freshId } from './make-session.js';

const fixture = useDatabase();

describe('contacts', () => {
  const store = () => contactStore(fixture.database);

  it('are made and changed field by field', async () => {
    const id = freshId();
    const consent = { textId: 'abc', at: at(0), channel: 'telegram' };
    await store().put(id, { channel: 'telegram', address: '1', consent });
    await store().put(id, { participantId: 'p-one', locale: 'en', optedOutAt: at(1) });
    await store().put(id, { optedOutAt: undefined });
    await store().put(id, {});
    const contact = {
      id,
      channel: 'telegram',
      address: '1',
      consent,
      participantId: 'p-one',
      locale: 'en',
    };
    expect(await store().find(id)).toEqual(contact);
    expect(await store().ofParticipant('p-one')).toEqual([contact]);
    await store().remove(id);
    expect(await store().find(id)).toBeUndefined();
    expect(await store().ofParticipant('p-one')).toEqual([]);
  });

  it('are made once by two who put at the same time', async () => {
    const id = freshId();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => store().put(id, { address: '1', locale: `l${n}` })),
    );
    expect(await store().find(id)).toMatchObject({ address: '1' });
  });

  it('are marked unreachable and reachable, but not made by it', async () => {
    const id = freshId();
    await store().markUnreachable(id, 'blocked', at(1));
    await store().markReachable(id);
    expect(await store().find(id)).toBeUndefined();
    await store().put(id, { address: '1' });
    await store().markUnreachable(id, 'blocked', at(1));
    expect((await store().find(id))?.unreachable).toEqual({ reason: 'blocked', at: at(1) });
    await store().markReachable(id);
    expect(await store().find(id)).toEqual({ id, address: '1' });
  });
});

describe('proofs', () => {
  const store = () => proofStore(fixture.database);
  const makeProof = (): Proof => ({
    id: freshId(),
    participantId: 'p',
    code: 'hash',
    wrong: 0,
    expiresAt: at(600),
    inboundId: '7',
  });

  it('take the place of an earlier one', async () => {
    const proof = makeProof();
    await store().put(proof);
    await store().countWrong(proof.id);
    await store().put({ ...proof, code: 'other' });
    expect(await store().find(proof.id)).toEqual({ ...proof, code: 'other' });
    expect(await store().find('nobody')).toBeUndefined();
  });

  it('count wrong codes one by one, and without end where there is no proof', async () => {
    const proof = makeProof();
    await store().put(proof);
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => store().countWrong(proof.id)),
    );
    expect(counts.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await store().countWrong('nobody')).toBe(Infinity);
  });

  it('are taken out by one', async () => {
    const proof = makeProof();
    await store().put(proof);
    const removed = await Promise.all(Array.from({ length: 10 }, () => store().remove(proof.id)));
    expect(removed.filter(Boolean)).toHaveLength(1);
  });

  it('count the codes of a day once a message', async () => {
    const participant = freshId('p');
    const count = (day: string, inbound: string) => store().countSent(participant, day, inbound);
    expect(await count('2026-11-24', 'a')).toBe(1);
    expect(await count('2026-11-24', 'a')).toBe(1);
    expect(await count('2026-11-24', 'b')).toBe(2);
    expect(await count('2026-11-25', 'c')).toBe(1);
  });
});

describe('the office', () => {
  const store = () => officeStore(fixture.database);
  const tickets = (contactId: string) => fixture.database.tickets.find({ contactId }).lean();

  it('gets a ticket once', async () => {
    const contactId = freshId();
    const ticket: Ticket = { id: `${contactId}:9`, contactId, kind: 'asked', text: 'a', at: at(1) };
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => store().open({ ...ticket, text: `t${n}` })),
    );
    expect(await tickets(contactId)).toHaveLength(1);
    await fixture.database.tickets.updateOne({ _id: ticket.id }, { $set: { state: 'closed' } });
    await store().open(ticket);
    expect(await tickets(contactId)).toMatchObject([{ state: 'closed' }]);
    await store().forgetTickets(contactId);
    expect(await tickets(contactId)).toEqual([]);
  });

  it('keeps a consent text under an id of its content', async () => {
    const id = await store().keepText('id', 'Boleh?');
    expect(await store().keepText('id', 'Boleh?')).toBe(id);
    expect(await store().keepText('en', 'Boleh?')).not.toBe(id);
    expect(await fixture.database.texts.findById(id).lean()).toMatchObject({ text: 'Boleh?' });
  });

  it('notes an act once', async () => {
    const entry = { id: freshId('act'), action: 'x', subject: 's', by: 'me', at: at(1) };
    await store().audit(entry);
    await store().audit({ ...entry, action: 'y' });
    const found = await fixture.database.auditLog.findById(entry.id).lean();
    expect(found).toMatchObject({ action: 'x', subject: 's', by: 'me', at: at(1) });
  });
});

describe('kept keys', () => {
  it('are the same for all who ask at once, and ever after', async () => {
    const name = freshId('key');
    const keys = await Promise.all(
      Array.from({ length: 50 }, (_, n) => keepKey(fixture.database, name, () => `sealed${n}`)),
    );
    expect(new Set(keys).size).toBe(1);
    expect(await keepKey(fixture.database, name, () => 'other')).toBe(keys[0]);
  });
});
