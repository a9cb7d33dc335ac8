import type { Incident, IncidentStore } from '../alerts/incident.js';
import { isDuplicate, type Database } from '../../../store/connect.js';

/** Troubles of which the admins are told: each is one document, each change one conditional update. */
export function incidentStore({ incidents }: Database): IncidentStore {
  const { collection } = incidents;
  const one = async (filter: object) =>
    fromDocument(await collection.findOne(filter, { sort: { number: -1, _id: -1 } }));
  return {
    find: (id) => one({ _id: id }),
    latest: (kind) => one({ kind }),
    async open({ id, ...rest }) {
      try {
        await collection.insertOne({ _id: id as never, ...rest });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    async noteSeen(id, { count, total }, seenAt) {
      const counts = {
        ...(count !== undefined && { count }),
        ...(total !== undefined && { total }),
      };
      await collection.updateOne(
        { _id: id as never, overAt: null },
        { $set: { seenAt, ...counts } },
      );
    },
    async close(id, seenAt, overAt) {
      await collection.updateOne({ _id: id as never, seenAt, overAt: null }, { $set: { overAt } });
    },
  };
}

function fromDocument(document: object | null): Incident | undefined {
  if (!document) return undefined;
  const { _id, ...rest } = document as { _id: unknown };
  return { ...rest, id: String(_id) } as Incident;
}
