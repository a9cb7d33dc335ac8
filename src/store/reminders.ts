import type { ReminderStore } from '../delivery/reminders/ports.js';
import type { Reminder } from '../delivery/reminders/reminder.js';
import { isDuplicate, type Database } from './connect.js';
import { gatherBy, gatherOne } from './gather.js';
import { setOrUnset } from './set-or-unset.js';

/** Lines of a reminder's story that are kept. */
const longestStory = 30;

type Documents = Database['reminders']['collection'];

/**
 * Reminders in MongoDB: each change is one conditional update of one row. Through the driver's own collection,
 * since a sweep reads thousands.
 */
export function reminderStore({ reminders }: Database): ReminderStore {
  const documents = reminders.collection;
  const find = async (
    filter: object,
    by: 'dueAt' | 'until',
    limit: number,
    direction: 1 | -1 = 1,
  ) =>
    (
      await documents
        .find(filter)
        .sort({ [by]: direction, _id: direction })
        .limit(limit)
        .toArray()
    ).map(fromDocument);
  return {
    find: gatherOne(
      async (ids) =>
        (await documents.find({ _id: { $in: ids as never[] } }).toArray()).map(fromDocument),
      ({ id }) => id,
    ),
    ofSubject: gatherBy(
      async (subjects) =>
        (await documents.find({ subject: { $in: subjects } }).toArray()).map(fromDocument),
      ({ subject }) => subject,
    ),
    add: (reminder) => addRow(documents, reminder),
    claim: (...args) => claimRow(documents, ...args),
    change: (...args) => changeRow(documents, ...args),
    async due(until, limit) {
      const filter = { state: 'planned', dueAt: { $lte: until } };
      const urgent = await find({ ...filter, urgent: true }, 'dueAt', limit);
      const rest = await find({ ...filter, urgent: false }, 'dueAt', limit - urgent.length || 1);
      return [...urgent, ...rest].slice(0, limit);
    },
    expired: (now, limit) => find({ state: 'sending', until: { $lte: now } }, 'until', limit),
    list: (states, { from, to, limit, newestFirst }) =>
      find(
        {
          state: { $in: states },
          ...((from ?? to) && { dueAt: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
        },
        'dueAt',
        limit,
        newestFirst ? -1 : 1,
      ),
  };
}

async function addRow(documents: Documents, { id, ...rest }: Reminder): Promise<boolean> {
  try {
    await documents.insertOne({ _id: id, ...rest } as never);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

async function claimRow(
  documents: Documents,
  ...[id, version, held]: Parameters<ReminderStore['claim']>
): Promise<Reminder | undefined> {
  const claimed = await documents.findOneAndUpdate(
    { _id: id as never, version, state: 'planned' },
    { $set: { ...held, state: 'sending' }, $inc: { attempts: 1 } },
    { returnDocument: 'after' },
  );
  return claimed ? fromDocument(claimed) : undefined;
}

async function changeRow(
  documents: Documents,
  ...[id, { version, states, attempts }, fields, story, raise]: Parameters<ReminderStore['change']>
): Promise<Reminder | undefined> {
  const update = {
    ...setOrUnset(fields),
    ...(story && { $push: { history: { $each: [story], $slice: -longestStory } } }),
    ...(raise && { $inc: { version: 1 } }),
  };
  const changed = await documents.findOneAndUpdate(
    {
      _id: id as never,
      version,
      state: { $in: [...states] },
      ...(attempts !== undefined && { attempts }),
    },
    update as never,
    { returnDocument: 'after' },
  );
  return changed ? fromDocument(changed) : undefined;
}

function fromDocument({ _id, ...rest }: { _id: unknown }): Reminder {
  return { ...rest, id: String(_id) } as Reminder;
}
