import type { Database } from '../../../store/connect.js';
import type { Participant } from '../participant.js';

/** What is read of somebody for a line of an export. */
export type NamedPerson = Pick<Participant, 'number' | 'name' | 'kecamatan'>;

/** Documents read in one trip. */
export const batchSize = 500;

/**
 * Takes documents in batches, each with the person it is of; undefined where they are gone.
 * @param read says what a document is
 */
export async function* withPeople<T extends { participantId: string }>(
  database: Database,
  documents: AsyncIterable<unknown>,
  read: (document: unknown) => T,
): AsyncIterable<{ document: T; person: NamedPerson | undefined }> {
  let batch: T[] = [];
  const flush = async function* () {
    const people = await peopleOf(
      database,
      batch.map(({ participantId }) => participantId),
    );
    for (const document of batch) yield { document, person: people.get(document.participantId) };
    batch = [];
  };
  for await (const found of documents) {
    batch.push(read(found));
    if (batch.length >= batchSize) yield* flush();
  }
  yield* flush();
}

async function peopleOf(
  { participants }: Database,
  ids: readonly string[],
): Promise<Map<string, NamedPerson>> {
  const found = await participants
    .find({ _id: { $in: [...new Set(ids)] } }, { number: 1, name: 1, kecamatan: 1 })
    .lean();
  return new Map(found.map((person) => [String(person._id), person as unknown as NamedPerson]));
}
