import { daysBefore } from '../people/demo/days.js';
import { demoOfficer, mark } from '../people/demo/plan.js';
import type { Spread } from '../people/demo/spread.js';
import type { Contact } from '../../ports/contact.js';
import type { Participant } from '../people/participant.js';
import type { Broadcast, BroadcastState, Delivery } from './broadcast.js';

/**
 * Where announcements of the demo's past went: an account that there is not, and no contact of anybody's. What is
 * over is never sent again.
 */
const pastContact = (participantId: string): string => `telegram:${participantId}`;

const minat = [{ id: 'minat', label: { id: 'Minat', en: 'Interested' } }];

const plan = [
  {
    name: 'bazar',
    text: 'Info OK OCE: bazar akhir pekan, meja gratis untuk peserta yang sudah punya NIB. Minat, {{sapa}} {{name}}?',
    segment: { tags: ['demo'], steps: { P4: ['done'], P5: ['open', 'running'] } },
    ...{ state: 'done', daysAgo: 16, most: 400, buttons: minat },
  },
  {
    name: 'laporan',
    text: '{{sapa}} {{name}}, laporan bulan lalu masih bisa diisi minggu ini. Satu menit saja, ketik KEUANGAN.',
    segment: { tags: ['demo'], steps: { P6: ['running', 'done'] } },
    ...{ state: 'done', daysAgo: 5, most: 500, buttons: [] },
  },
  {
    name: 'pelatihan',
    text: 'Pelatihan baru dibuka di {{kecamatan}}. Ketik PELATIHAN untuk melihat jadwalnya, {{sapa}}.',
    segment: { tags: ['demo'], steps: { P2: ['open'] } },
    ...{ state: 'draft', daysAgo: 1, most: 0, buttons: [] },
  },
  {
    name: 'hujan',
    text: 'Bazar Hujan Contoh dibatalkan. Jadwal lain menyusul ya, {{sapa}}.',
    segment: { tags: ['demo'], steps: { P5: ['done'] } },
    ...{ state: 'cancelled', daysAgo: 8, most: 60, buttons: [] },
  },
] as const satisfies { state: BroadcastState; [key: string]: unknown }[];

type Row = (typeof plan)[number];

/** Announcements of the past with their ledgers, and a draft; none of them is on its way. */
export function demoBroadcasts(
  participants: readonly Participant[],
  contacts: readonly Contact[],
  now: Date,
  spread: Spread,
): { broadcasts: Broadcast[]; deliveries: Delivery[] } {
  const stopped = new Set(
    contacts.filter(({ optedOutAt }) => optedOutAt).map(({ participantId }) => participantId),
  );
  const deliveries = plan.flatMap((row) =>
    meantBy(row, participants).map(({ id }) => deliveryOf(row, id, stopped.has(id), now, spread)),
  );
  return { broadcasts: plan.map((row) => broadcastOf(row, now)), deliveries };
}

function meantBy({ segment, most }: Row, participants: readonly Participant[]): Participant[] {
  const isMeant = ({ steps }: Participant) =>
    Object.entries(segment.steps).every(([step, states]) =>
      (states as readonly string[]).includes(steps[step as keyof typeof steps]?.state ?? 'open'),
    );
  return most === 0 ? [] : participants.filter(isMeant).slice(0, most);
}

const idOf = ({ name }: Row): string => `${mark}b-${name}`;

function broadcastOf(row: Row, now: Date): Broadcast {
  const { text, segment, state, daysAgo, buttons } = row;
  const createdAt = daysBefore(now, daysAgo);
  const startedAt = new Date(createdAt.getTime() + 600_000);
  const finishedAt = new Date(createdAt.getTime() + 3_600_000);
  return {
    ...{ id: idOf(row), text: { id: text }, buttons: [...buttons], createdAt },
    state,
    segment: structuredClone(segment) as unknown as Broadcast['segment'],
    ...{ createdBy: demoOfficer, version: state === 'draft' ? 1 : 4 },
    ...(state !== 'draft' && {
      ...{ startedBy: demoOfficer, startedAt, at: startedAt, finishedAt, listed: 'complete' },
    }),
  };
}

function deliveryOf(
  row: Row,
  participantId: string,
  stopped: boolean,
  now: Date,
  spread: Spread,
): Delivery {
  const dueAt = new Date(daysBefore(now, row.daysAgo).getTime() + 600_000);
  const base = {
    id: `${idOf(row)}:${participantId}`,
    broadcastId: idOf(row),
    ...{ participantId, contactId: pastContact(participantId), attempts: 1, dueAt },
  };
  const chance = spread.below(1_000);
  if (stopped) return { ...base, attempts: 0, state: 'skipped', why: 'stopped' };
  if (row.state === 'cancelled' && chance < 600)
    return { ...base, attempts: 0, state: 'skipped', why: 'cancelled' };
  if (chance < 40) return { ...base, state: 'failed', why: 'unreachable' };
  if (chance < 44) return { ...base, state: 'ambiguous', why: 'cut_off' };
  const sentAt = new Date(dueAt.getTime() + spread.below(40) * 60_000);
  const answers = row.buttons.length > 0 && chance > 780;
  return {
    ...{ ...base, state: 'sent', sentAt },
    ...(answers && { answer: { button: 'minat', at: new Date(sentAt.getTime() + 900_000) } }),
  };
}
