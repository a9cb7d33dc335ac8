import { describe, expect, it } from '@jest/globals';
import type { Conversation } from '../../src/engine/types.js';
import { messageLog } from '../../src/store/messages.js';
import { proofStore } from '../../src/modules/people/store/proofs.js';
import { forgetExpired } from '../../src/store/retention.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { freshId, makeSession } from './make-session.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');
const before = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 - ms);
const forget = () => forgetExpired(fixture.database, now);

/** A conversation of so many days ago, with one message. */
async function talk(days: number, person: Conversation['person'], ms = 0): Promise<string> {
  const session = makeSession({ lastInboundAt: before(days, ms) });
  session.conversation.person = person;
  await sessionStore(fixture.database).save({ session, sent: [] });
  await messageLog(fixture.database).append([
    {
      id: `${session.id}:in:1`,
      contactId: session.id,
      direction: 'in',
      at: before(days, ms),
      text: 'halo',
    },
  ]);
  return session.id;
}

async function isKept(id: string): Promise<boolean> {
  const session = await sessionStore(fixture.database).load(id);
  const messages = await messageLog(fixture.database).latest(id, 5);
  expect(messages).toHaveLength(session ? 1 : 0);
  return session !== undefined;
}

describe('what is of no use any more', () => {
  it('is a proof that expired', async () => {
    const proofs = proofStore(fixture.database);
    const proof = { participantId: 'p', code: '', wrong: 0, inboundId: '1' };
    await proofs.put({ id: 'old', ...proof, expiresAt: now });
    await proofs.put({ id: 'new', ...proof, expiresAt: before(0, -1) });
    expect(await forget()).toMatchObject({
      proofs: 1,
      sentCodes: 0,
      failures: 0,
      conversations: 0,
    });
    expect(await proofs.find('old')).toBeUndefined();
    expect(await proofs.find('new')).toBeDefined();
  });

  it('is a count of codes that is a week old', async () => {
    const proofs = proofStore(fixture.database);
    const [old, fresh] = [freshId('p'), freshId('p')];
    await proofs.countSent({ participantId: old, at: before(7, 1) }, 'a');
    await proofs.countTried({ participantId: old, at: before(8) }, 'a');
    await proofs.countSent({ participantId: fresh, at: before(7) }, 'a');
    expect((await forget()).sentCodes).toBe(2);
    const kept = await fixture.database.sentCodes.find({}).lean();
    expect(kept).toMatchObject([{ participantId: fresh }]);
  });

  it('is a count of failures that is a week old', async () => {
    const { failures } = fixture.database;
    const sessions = sessionStore(fixture.database);
    for (const id of ['old', 'new']) await sessions.countFailure('telegram:f', id);
    await sessions.countFailure('telegram:f', 'new');
    const [first] = await failures.find({ _id: 'telegram:f new' }).lean();
    expect(first?.at).toBeInstanceOf(Date);
    await failures.updateOne({ _id: 'telegram:f old' }, { $set: { at: before(7, 1) } });
    await failures.updateOne({ _id: 'telegram:f new' }, { $set: { at: before(6) } });
    expect((await forget()).failures).toBe(1);
    const left = await failures.find({}).lean();
    expect(left).toMatchObject([{ _id: 'telegram:f new', count: 2 }]);
  });

  it('is a conversation of a month ago of somebody who decided nothing', async () => {
    const gone = await talk(30, {}, 1);
    const greeted = await talk(90, { name: 'Siti' });
    const kept = [
      await talk(30, {}),
      await talk(90, { consented: true }),
      await talk(90, { declined: true }),
      await talk(90, { registered: true }),
    ];
    const unheard = makeSession();
    await sessionStore(fixture.database).save({ session: unheard, sent: [] });
    expect((await forget()).conversations).toBe(2);
    expect((await forget()).conversations).toBe(0);
    expect([await isKept(gone), await isKept(greeted)]).toEqual([false, false]);
    for (const id of kept) expect(await isKept(id)).toBe(true);
    expect(await sessionStore(fixture.database).load(unheard.id)).toBeDefined();
  });

  it('is the address of somebody who was deleted, a day after their last word', async () => {
    const person = { declined: true, gone: true };
    const silent = await talk(1, person, 1);
    const onTheWay = await talk(2, person);
    const waiting = await talk(2, person);
    const kept = [await talk(1, person), await talk(2, { declined: true }), onTheWay, waiting];
    const { sessions, heldNotices, messages } = fixture.database;
    await messages.deleteMany({ contactId: silent });
    await sessions.collection.updateOne({ _id: onTheWay as never }, { $set: { 'outbox.a': {} } });
    await heldNotices.collection.insertOne({ _id: 'h', contactId: waiting } as never);
    expect((await forget()).gone).toBe(1);
    expect(await isKept(silent)).toBe(false);
    for (const id of kept) expect(await isKept(id)).toBe(true);
  });
});
