import { describe, expect, it } from '@jest/globals';
import type { Ticket } from '../../src/ports/store.js';
import type { Proof } from '../../src/modules/people/proof.js';
import { contactStore } from '../../src/modules/people/store/contacts.js';
import { keepKey } from '../../src/store/keys.js';
import { officeStore } from '../../src/store/office.js';
import { proofStore } from '../../src/modules/people/store/proofs.js';
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

  it('lead the one contact that used them first', async () => {
    const proof = makeProof();
    await store().put(proof);
    const used = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store().use(proof.id, `telegram:${n}`)),
    );
    const [first] = used.filter(Boolean);
    expect(used.filter(Boolean)).toHaveLength(1);
    const { usedBy = '' } = first ?? {};
    expect(await store().use(proof.id, usedBy)).toEqual({ ...proof, usedBy });
    expect(await store().use('nobody', usedBy)).toBeUndefined();
  });

  it('count the codes of a day once a request, and no more than there may be', async () => {
    const participantId = freshId('p');
    const count = (day: number, request: string) =>
      store().countSent({ participantId, at: new Date(Date.UTC(2026, 10, day, 3)) }, request);
    expect(await count(24, 'a')).toBe('counted');
    expect(await count(24, 'a')).toBe('known');
    const many = await Promise.all(Array.from({ length: 20 }, (_, n) => count(24, `b${n}`)));
    expect(many.filter((one) => one === 'counted')).toHaveLength(2);
    expect(many.filter((one) => one === 'full')).toHaveLength(18);
    expect(await count(24, 'a')).toBe('known');
    const [kept] = await fixture.database.sentCodes.find({ participantId }).lean();
    expect(kept?.by).toHaveLength(3);
    expect(await count(25, 'c')).toBe('counted');
  });

  it('count the wrong codes of a day once an attempt', async () => {
    const participantId = freshId('p');
    const day = { participantId, at: at(0) };
    expect(await store().tried(day)).toBe(0);
    const counts = await Promise.all(
      ['a', 'b', 'c', 'd'].map((attempt) => store().countTried(day, attempt)),
    );
    expect(counts.sort()).toEqual([1, 2, 3, 4]);
    expect(await store().countTried(day, 'a')).toBe(4);
    expect(await store().tried(day)).toBe(4);
    expect(await store().tried({ participantId, at: new Date('2026-11-25T00:00:00Z') })).toBe(0);
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

describe('the audit log', () => {
  const store = () => officeStore(fixture.database);
  const lines = (subject: string) =>
    fixture.database.auditLog.find({ subject }).sort({ at: 1 }).lean();

  it('forgets a subject, once, but not the acts', async () => {
    const [subject, other] = [freshId('p'), freshId('p')];
    for (const [n, of] of [subject, subject, other].entries())
      await store().audit({ id: `${of} ${n}`, action: `a${n}`, subject: of, by: 'me', at: at(n) });
    const renamed = (id: string) => `renamed ${id.slice(-1)}`;
    await store().forgetSubject(subject, renamed);
    await store().forgetSubject(subject, renamed);
    expect(await lines(subject)).toEqual([]);
    expect(await lines(other)).toHaveLength(1);
    expect(await lines('deleted')).toEqual([
      { _id: 'renamed 0', action: 'a0', subject: 'deleted', by: 'me', at: at(0) },
      { _id: 'renamed 1', action: 'a1', subject: 'deleted', by: 'me', at: at(1) },
    ]);
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
