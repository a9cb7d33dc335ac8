import type {
  Acknowledgement,
  OutboxEntry,
  Session,
  SessionSave,
  SessionStore,
} from '../ports/store.js';
import { isDuplicate, type Database } from './connect.js';
import { gatherOne } from './gather.js';
import { updateOrInsert } from './upserts.js';

type SessionDocument = Omit<Session, 'id'> & { _id: string; outboxAt?: Date };

type Documents = Database['sessions']['collection'];

/**
 * Sessions in MongoDB: each write is one conditional update of one document. They go through the driver's own
 * collection: a turn's one write should not pay for casting a whole conversation.
 */
export function sessionStore({ sessions, failures }: Database): SessionStore & SessionRemoval {
  const documents = sessions.collection;
  return {
    load: gatherOne(
      async (ids) =>
        (await documents.find({ _id: { $in: ids as never[] } }).toArray()).map((one) =>
          fromDocument(one as unknown as SessionDocument),
        ),
      ({ id }) => id,
    ),
    save: (save) => saveSession(documents, save),
    claim: (session) => claimSession(documents, session),
    ...outboxStore(documents),
    async countFailure(sessionId, inboundId) {
      const id = `${sessionId} ${inboundId}`;
      const counted = await updateOrInsert<{ count: number }>(failures, id, {
        update: { $inc: { count: 1 } },
        first: { contactId: sessionId, count: 0 },
      });
      return counted.count;
    },
    async removeSession({ id, rev }) {
      return (await documents.deleteOne({ _id: id as never, rev })).deletedCount === 1;
    },
  };
}

export interface SessionRemoval {
  /** Takes a session away as it was read; false when it was written meanwhile. */
  removeSession(session: Session): Promise<boolean>;
}

async function saveSession(documents: Documents, save: SessionSave): Promise<'saved' | 'conflict'> {
  const { session, add } = save;
  if (session.rev === 0) return create(documents, toDocument(session, add));
  const filter = { _id: session.id as never, rev: session.rev };
  const result = await documents.updateOne(filter, changesOf(save));
  return result.matchedCount === 1 ? 'saved' : 'conflict';
}

async function claimSession(
  documents: Documents,
  session: Session,
): Promise<'claimed' | 'conflict'> {
  if (session.rev === 0) {
    const outcome = await create(documents, toDocument(session, undefined));
    return outcome === 'saved' ? 'claimed' : 'conflict';
  }
  const filter = { _id: session.id as never, rev: session.rev };
  const result = await documents.updateOne(filter, { $inc: { rev: 1 } });
  return result.matchedCount === 1 ? 'claimed' : 'conflict';
}

async function create(
  documents: Documents,
  document: SessionDocument,
): Promise<'saved' | 'conflict'> {
  try {
    await documents.insertOne(document as never);
    return 'saved';
  } catch (error) {
    if (isDuplicate(error)) return 'conflict';
    throw error;
  }
}

function outboxStore(
  documents: Documents,
): Pick<SessionStore, 'acknowledge' | 'post' | 'overdue' | 'takeOver' | 'begin' | 'withdraw'> {
  return {
    async acknowledge(batch) {
      if (batch.length === 0) return;
      await documents.bulkWrite(batch.flatMap(acknowledging) as never, { ordered: true });
    },
    async post(sessionId, entry) {
      const change = { $set: { [`outbox.${entry.key}`]: entry, outboxAt: entry.until } };
      const result = await documents.updateOne({ _id: sessionId as never }, change);
      return result.matchedCount === 1;
    },
    async overdue(now, channels, limit) {
      const found = documents
        .find({ outboxAt: { $lte: now }, channel: { $in: channels } })
        .sort({ outboxAt: 1, _id: 1 })
        .limit(limit);
      return (await found.toArray()).map((one) => fromDocument(one as unknown as SessionDocument));
    },
    takeOver: (sessionId, entry, by, until, unsure) =>
      holdEntry(documents, sessionId, entry, { by, until, unsure }),
    begin: (sessionId, entry, as) => holdEntry(documents, sessionId, entry, as),
    async withdraw(sessionId, { key, until }) {
      const path = `outbox.${key}`;
      const held = { [`${path}.until`]: until, [`${path}.begun`]: { $ne: true } };
      const result = await documents.updateOne(
        { _id: sessionId as never, ...held },
        { $unset: { [path]: '' } },
      );
      return result.matchedCount === 1;
    },
  };
}

/** Writes who holds an entry, if it is held as it was read. */
async function holdEntry(
  documents: Documents,
  sessionId: string,
  entry: OutboxEntry,
  as: { by: string; until: Date; begun?: boolean; unsure?: number | undefined },
): Promise<boolean> {
  const path = `outbox.${entry.key}`;
  const { by, until, begun, unsure } = as;
  const result = await documents.updateOne(
    { _id: sessionId as never, [`${path}.until`]: entry.until },
    {
      $set: {
        [`${path}.by`]: by,
        [`${path}.until`]: until,
        outboxAt: until,
        ...(begun === true && { [`${path}.begun`]: true }),
        ...(unsure !== undefined && { [`${path}.unsure`]: unsure }),
      },
      ...(begun === false && { $unset: { [`${path}.begun`]: '' } }),
    },
  );
  return result.matchedCount === 1;
}

function toDocument(session: Session, add: OutboxEntry | undefined): SessionDocument {
  const { id, ...rest } = session;
  const outbox = add ? { [add.key]: add } : {};
  return { _id: id, ...rest, rev: 1, outbox, ...(add && { outboxAt: add.until }) };
}

function fromDocument({ _id, ...rest }: SessionDocument): Session {
  delete rest.outboxAt;
  return { id: _id, ...rest };
}

/** Fields are set one by one: what others put into the outbox meanwhile stays. */
function changesOf({ session, add, sent }: SessionSave) {
  const { conversation, recent, lastInboundAt, buttonsRef } = session;
  const gone = Object.fromEntries(sent.map((key) => [`outbox.${key}`, '']));
  const unset = {
    ...gone,
    ...(buttonsRef === undefined && { buttonsRef: '' }),
    ...(session.unreachable === undefined && { unreachable: '' }),
  };
  return {
    $set: {
      conversation,
      recent,
      lastInboundAt,
      ...(buttonsRef !== undefined && { buttonsRef }),
      ...(add && { [`outbox.${add.key}`]: add, outboxAt: add.until }),
    },
    $inc: { rev: 1 },
    ...(Object.keys(unset).length > 0 && { $unset: unset }),
  };
}

/** Takes the entries out, then the sweep's mark if nothing else is left. */
function acknowledging({ sessionId, sent, buttonsRef }: Acknowledgement) {
  const gone = Object.fromEntries(sent.map((key) => [`outbox.${key}`, '']));
  const take = {
    ...(sent.length > 0 && { $unset: gone }),
    ...(buttonsRef !== undefined && { $set: { buttonsRef } }),
  };
  const first = { updateOne: { filter: { _id: sessionId }, update: take } };
  const second = {
    updateOne: { filter: { _id: sessionId, outbox: {} }, update: { $unset: { outboxAt: '' } } },
  };
  return Object.keys(take).length > 0 ? [first, second] : [second];
}
