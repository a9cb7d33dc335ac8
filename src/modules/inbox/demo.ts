import type { Participant } from '../people/participant.js';
import { dayMs, daysBefore, hourMs } from '../people/demo/days.js';
import { contactOf } from '../people/demo/contact-of.js';
import { demoOfficer, history } from '../people/demo/plan.js';
import type { Spread } from '../people/demo/spread.js';

const questions = [
  'Bu, pelatihan di Tebet masih ada tempat?',
  'Saya salah tulis nama usaha, bisa diganti?',
  'Sertifikat saya belum ada, padahal sudah praktik.',
  'Nomor HP saya ganti, bagaimana supaya tetap dapat kabar?',
  'NIB saya ditolak OSS, harus ke mana ya?',
  'Boleh minta jadwal pendamping di hari Sabtu?',
  'Pinjaman saya sudah disetujui bank, lalu apa?',
] as const;

export interface DemoTicket {
  id: string;
  contactId: string;
  participantId: string;
  kind: 'asked' | 'identity';
  text: string;
  at: Date;
  state: 'open' | 'taken' | 'closed';
  takenBy?: string;
  takenAt?: Date;
  officerAt?: Date;
  closedBy?: string;
  closedAt?: Date;
}

interface DemoMessage {
  id: string;
  contactId: string;
  direction: 'in' | 'out';
  at: Date;
  text: string;
  state?: 'sent';
}

export interface DemoTickets {
  tickets: DemoTicket[];
  messages: DemoMessage[];
}

/** Questions to the office: some are open, one is being answered, most are closed. */
const counts = { open: 8, taken: 1, closed: 15 } as const;

export function demoTickets(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): DemoTickets {
  const found: DemoTickets = { tickets: [], messages: [] };
  const states = Object.entries(counts).flatMap(([state, count]) =>
    Array.from({ length: count }, () => state as keyof typeof counts),
  );
  for (const [n, state] of states.entries()) {
    const participant = participants[history.participants + n * 17];
    if (!participant) continue;
    const at = momentOf(state, now, spread);
    const ticket = ticketOf(participant, questions[n % questions.length] ?? '', at, state);
    found.tickets.push(ticket);
    found.messages.push(...talkOf(ticket));
  }
  return found;
}

function momentOf(state: keyof typeof counts, now: Date, spread: Spread): Date {
  if (state === 'open') return spread.between(daysBefore(now, 3), daysBefore(now, 0.02));
  return state === 'taken'
    ? daysBefore(now, 0.05)
    : spread.between(daysBefore(now, 40), daysBefore(now, 4));
}

function ticketOf(
  { id }: Participant,
  text: string,
  at: Date,
  state: keyof typeof counts,
): DemoTicket {
  const contactId = contactOf(id);
  const takenAt = new Date(at.getTime() + hourMs);
  return {
    ...{
      id: `${contactId}:demo-ticket`,
      contactId,
      participantId: id,
      kind: 'asked',
      text,
      at,
      state,
    },
    ...(state === 'taken' && { takenBy: demoOfficer, takenAt, officerAt: takenAt }),
    ...(state === 'closed' && {
      ...{ takenBy: demoOfficer, takenAt, officerAt: takenAt },
      ...{ closedBy: demoOfficer, closedAt: new Date(at.getTime() + dayMs / 4) },
    }),
  };
}

/** The talk around a question, as the log keeps it. */
function talkOf({ contactId, text, at, state, takenAt }: DemoTicket): DemoMessage[] {
  const line = (
    n: number,
    minutes: number,
    direction: 'in' | 'out',
    said: string,
  ): DemoMessage => ({
    id: `${contactId}:${direction}:demo-${n}`,
    ...{ contactId, direction, text: said, at: new Date(at.getTime() + minutes * 60_000) },
    ...(direction === 'out' && { state: 'sent' }),
  });
  const asked = [
    line(1, -3, 'in', 'petugas'),
    line(2, -3, 'out', 'Tulis pertanyaannya di sini ya, petugas kami akan membalas.'),
    line(3, 0, 'in', text),
    line(4, 0.1, 'out', 'Sudah kami teruskan ke petugas.'),
  ];
  if (state === 'open' || !takenAt) return asked;
  return [...asked, line(5, 61, 'out', 'Petugas: Baik, kami cek dulu ya.')];
}
