import { columnsAs, texts } from '../../documents/columns.js';
import type { Database } from '../../store/connect.js';
import type { ExportDefinition, ExportRow } from '../module.js';
import { steps, type Participant } from './participant.js';
import { batchSize } from './store/with-people.js';

/** Everybody who is registered, as the office counts them. NIKs are masked. */
export const participantsExport: ExportDefinition = {
  name: 'participants',
  columns: [
    ...texts('number', 'name', 'nik', 'gender', 'birth_date', 'phone', 'kecamatan', 'kelurahan'),
    ...texts('business', 'category', 'since', ...steps, 'coach', 'channel', 'tags'),
    ...columnsAs('moment', 'registered_at'),
  ],
  async *rows(database) {
    const coaches = await coachNames(database);
    const documents = database.participants.collection
      .find({})
      .sort({ registeredAt: 1, _id: 1 })
      .batchSize(batchSize);
    for await (const found of documents) yield rowOf(found as unknown as Participant, coaches);
  },
};

async function coachNames({ coaches }: Database): Promise<Map<string, string>> {
  const found = await coaches.find({}, { name: 1 }).lean();
  return new Map(found.map(({ _id, name }) => [String(_id), name ?? '']));
}

function rowOf(participant: Participant, coaches: Map<string, string>): ExportRow {
  const { business, coachId = '' } = participant;
  return {
    number: participant.number,
    name: participant.name,
    nik: participant.nik.masked,
    gender: participant.gender,
    birth_date: participant.birthDate,
    phone: participant.phone.replace(/^\+62/, '0'),
    kecamatan: participant.kecamatan.name,
    kelurahan: participant.kelurahan.name,
    business: business.kind === 'business' ? business.name : business.idea,
    category: business.categoryOther ?? business.category,
    since: business.kind === 'business' ? business.since : 'idea',
    ...Object.fromEntries(steps.map((step) => [step, participant.steps[step]?.state ?? 'open'])),
    coach: coaches.get(coachId) ?? '',
    channel: participant.consent.channel,
    tags: (participant.tags ?? []).join(', '),
    registered_at: participant.registeredAt,
  };
}
