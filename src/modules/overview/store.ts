import { channelNames } from '../../ports/channel.js';
import type { Overview, Row } from './overview.js';
import type { Place } from '../../web/dashboard/place.js';
import { steps } from '../people/participant.js';
import type { Database } from '../../store/connect.js';

export interface RowsPage {
  rows: Row[];
  more: boolean;
}

/** What the overview page reads. */
export function overviewStore({ participants, sessions }: Database) {
  return {
    async count(since: { today: Date; week: Date }): Promise<Overview> {
      // Null stands for a fact that is not there: who is registered by now, or refused, has nothing unfinished.
      const unfinished = {
        'conversation.person.registered': null,
        'conversation.person.declined': null,
        $or: [
          { 'conversation.frames.flow': 'registration' },
          { 'conversation.parked.registration.flow': 'registration' },
        ],
      };
      const agreed = { ...unfinished, 'conversation.person.consented': true };
      const people = (filter: object) => participants.collection.countDocuments(filter);
      const conversations = (filter: object) => sessions.collection.countDocuments(filter);
      const [registered, today, week, done, channels, all, some] = await Promise.all([
        people({}),
        people({ registeredAt: { $gte: since.today } }),
        people({ registeredAt: { $gte: since.week } }),
        countEach(steps, (step) => people({ [`steps.${step}.state`]: 'done' })),
        countEach(channelNames, (name) => people({ 'consent.channel': name })),
        conversations(unfinished),
        conversations(agreed),
      ]);
      const counts = { registered, today, week, done, channels };
      return { ...counts, unfinished: all, unfinishedAgreed: some };
    },
    /** Participants, newest first, `limit` at a time. */
    async newest(limit: number, after?: Place): Promise<RowsPage> {
      const documents = participants.collection
        .find(after ? behind(after) : {}, { projection: shown })
        .sort({ registeredAt: -1, _id: -1 })
        .limit(limit + 1);
      const rows = (await documents.toArray()).map(
        ({ _id, ...rest }) => ({ id: String(_id), ...rest }) as Row,
      );
      return { rows: rows.slice(0, limit), more: rows.length > limit };
    },
  };
}

const shown = { number: 1, name: 1, kecamatan: 1, business: 1, registeredAt: 1 };

/** The first bound lets the index be used, the second takes apart those of the same moment. */
const behind = ({ registeredAt, id }: Place): object => ({
  registeredAt: { $lte: registeredAt },
  $or: [{ registeredAt: { $lt: registeredAt } }, { _id: { $lt: id } }],
});

async function countEach<Name extends string>(
  names: readonly Name[],
  count: (name: Name) => Promise<number>,
): Promise<Record<Name, number>> {
  const counts = await Promise.all(names.map(async (name) => [name, await count(name)] as const));
  return Object.fromEntries(counts) as Record<Name, number>;
}
