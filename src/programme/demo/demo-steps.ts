import { monthOf, shiftMonth } from '../bookkeeping/month.js';
import { reportId, type MonthReport } from '../bookkeeping/report.js';
import type { LoanApplication } from '../capital/application.js';
import type { Coach } from '../coaches/coach.js';
import { permitId, type Permit } from '../licensing/permit.js';
import type { Shop } from '../marketing/shop.js';
import type { MentoringSession } from '../mentoring/session.js';
import type { Participant, Step } from '../participants/participant.js';
import { demoKecamatan } from './demo-people.js';
import { coachesEach, mark } from './plan.js';
import type { Spread } from './spread.js';

const dayMs = 86_400_000;
const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
const has = ({ steps }: Participant, step: Step): boolean => steps[step]?.state === 'done';

/** Coaches with the participants that go with each; the participants get their `coachId`. */
export function demoCoaches(participants: Participant[]): (Coach & { people: string[] })[] {
  const coaches = demoKecamatan().flatMap(({ code, name }) =>
    Array.from({ length: coachesEach }, (_, index) => ({
      id: `${mark}c${code.replaceAll('.', '')}${index + 1}`,
      name: `Pendamping Contoh ${name} ${index + 1}`,
      salutation: index % 2 === 0 ? ('ibu' as const) : ('bapak' as const),
      kecamatan: [code],
      specialities: index % 2 === 0 ? ['culinary', 'P4'] : ['fashion', 'P5'],
      capacity: 60,
      contactIds: [],
      people: [] as string[],
    })),
  );
  for (const participant of participants) {
    if (!participant.steps.P3) continue;
    const near = coaches.filter(({ kecamatan }) => kecamatan[0] === participant.kecamatan.code);
    const [coach] = near.sort((a, b) => a.people.length - b.people.length);
    if (!coach || coach.people.length >= coach.capacity) continue;
    coach.people.push(participant.id);
    participant.coachId = coach.id;
  }
  return coaches;
}

/** A meeting for each who has a coach: most are over with a result, some are ahead. */
export function demoSessions(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): MentoringSession[] {
  return participants.flatMap((participant, n): MentoringSession[] => {
    const { id, coachId, steps } = participant;
    if (coachId === undefined || !steps.P3) return [];
    const ahead = n % 23 === 0;
    const days = ahead ? 1 + spread.below(14) : -1 - spread.below(60);
    const at = new Date(
      Math.floor(now.getTime() / dayMs + days) * dayMs + (2 + spread.below(7)) * 3_600_000,
    );
    const proposedAt = new Date(at.getTime() - 20 * dayMs);
    return [
      {
        id: `${mark}m${String(n).padStart(5, '0')}`,
        participantId: id,
        coachId,
        topic: spread.pick(['kemasan', 'harga jual', 'izin usaha', 'pembukuan']),
        at,
        durationMinutes: 60,
        place: { kind: 'business' },
        state: ahead ? 'confirmed' : 'done',
        proposedBy: 'coach',
        version: 2,
        createdAt: proposedAt,
        proposedAt,
        confirmedAt: proposedAt,
        ...(!ahead && {
          result: {
            done: 'Melihat usaha dan mencoba bersama',
            next: 'Coba sendiri sampai pertemuan berikut',
            practised: spread.below(100) < 70,
            at: new Date(at.getTime() + 3_600_000),
            by: coachId,
          },
        }),
      },
    ];
  });
}

/** An NIB for each who finished P4; its number begins with 9. */
export const demoPermits = (participants: readonly Participant[]): Permit[] =>
  participants.flatMap((participant, n): Permit[] => {
    const at = participant.steps.P4?.at;
    if (!at || !has(participant, 'P4')) return [];
    return [
      {
        id: permitId(participant.id, 'nib'),
        participantId: participant.id,
        kind: 'nib',
        state: n % 3 === 0 ? 'reported' : 'verified',
        number: `9${String(n).padStart(12, '0')}`,
        issuedOn: isoDay(at),
        reportedAt: at,
        createdAt: at,
        version: 2,
      },
    ];
  });

export const demoShops = (participants: readonly Participant[], spread: Spread): Shop[] =>
  participants.flatMap((participant): Shop[] => {
    const { business, steps, id } = participant;
    if (!has(participant, 'P5') || !steps.P5) return [];
    const name = business.kind === 'business' ? business.name : business.idea;
    const price = (5 + spread.below(90)) * 1_000;
    const product = { id: `${id}-1`, name: `Produk ${name}`, price, addedAt: steps.P5.at };
    return [{ id, products: [product], packaged: true, online: 'whatsapp', version: 1 }];
  });

/** The last three months of each who finished P6, by the one-minute form. */
export function demoReports(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): MonthReport[] {
  const month = monthOf(isoDay(now));
  return participants.flatMap((participant) => {
    if (!has(participant, 'P6')) return [];
    let revenue = (2 + spread.below(20)) * 500_000;
    return [-3, -2, -1].map((shift): MonthReport => {
      const of = shiftMonth(month, shift);
      revenue = Math.round((revenue * (95 + spread.below(16))) / 100 / 1_000) * 1_000;
      const spending = Math.round((revenue * (55 + spread.below(30))) / 100 / 1_000) * 1_000;
      const at = new Date(
        Date.parse(`${shiftMonth(of, 1)}-01T03:00:00Z`) + spread.below(9) * dayMs,
      );
      const filedAt = at > now ? now : at;
      const form = { revenue, spending, customers: 20 + spread.below(200) };
      return {
        id: reportId(participant.id, of),
        participantId: participant.id,
        month: of,
        form: { ...form, at: filedAt, changedAt: filedAt },
        source: 'form',
        filedAt,
        late: false,
        rev: 1,
      };
    });
  });
}

export const demoApplications = (participants: readonly Participant[]): LoanApplication[] =>
  participants.flatMap((participant, n): LoanApplication[] => {
    const at = participant.steps.P7?.at;
    if (!at) return [];
    const amount = (5 + (n % 20)) * 1_000_000;
    const paid = has(participant, 'P7');
    const steps = paid
      ? (['submitted', 'approved', 'disbursed'] as const)
      : (['submitted'] as const);
    return [
      {
        id: `${participant.id}:demo`,
        participantId: participant.id,
        product: 'demo',
        productName: 'Modal contoh',
        amount,
        purpose: 'Menambah bahan dan alat',
        state: paid ? 'disbursed' : 'submitted',
        history: steps.map((state) => ({
          ...{ state, day: isoDay(at), at, by: 'demo' },
          ...(state !== 'submitted' && { amount }),
        })),
        createdAt: at,
        updatedAt: at,
        version: steps.length,
      },
    ];
  });
