import type { FastifyReply } from 'fastify';
import { isAway } from '../../coaches/choose-coach.js';
import { usualCapacity, type Coach } from '../../coaches/coach.js';
import {
  coachFields,
  peopleOf,
  type CoachFaults,
  type CoachOffice,
  type CoachRow,
} from '../coach/office.js';
import { stepOf } from '../coach/people-actions.js';
import type { PageLocale } from '../../../web/locale.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import type { Visit } from './visit.js';
import { specialityWords } from './speciality-words.js';

interface Shown {
  row?: CoachRow;
  faults?: CoachFaults;
  problem?: 'full' | 'gone';
}

const newRow: CoachRow = {
  ...{ name: '', salutation: 'ibu', phone: '', kecamatan: '', specialities: '' },
  capacity: String(usualCapacity),
};

type Translate = ReturnType<typeof wordsIn>['words'];

const fieldsOf = (words: Translate, row: CoachRow, faults: CoachFaults = {}) =>
  coachFields.map((name) => ({
    ...{ name, value: row[name], label: words(`coaches:field.${name}`) },
    optional: name !== 'name' && name !== 'capacity' && name !== 'salutation',
    fault: faults[name] && words(`coaches:fault.${faults[name]}`),
  }));

const namesOf = ({ kecamatanName }: CoachOffice, codes: readonly string[]): string =>
  codes.map(kecamatanName).join(', ');

function dayOf(at: Date | undefined, lang: PageLocale, timeZone: string): string | undefined {
  const locale = lang === 'id' ? 'id-ID' : 'en-GB';
  return at && new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at);
}

/** All coaches with their load, and the form for a new one. */
export async function showCoaches(
  visit: Visit,
  { row, faults }: Shown = {},
): Promise<FastifyReply> {
  const { office, desk, request, reply } = visit;
  const { lang, words } = wordsIn(desk, request, reply);
  const now = desk.parts.clock.now();
  const loads = await office.coaches.loads();
  return sendPage(desk, request, reply, 'modules/mentoring/pages/list', {
    title: words('coaches:title'),
    status: faults ? 422 : 200,
    fields: fieldsOf(words, row ?? newRow, faults),
    rows: loads.map(({ coach, load }) => {
      const away = isAway(coach, now);
      const until = dayOf(coach.pausedUntil, lang, office.timeZone);
      const state = coach.contactIds.length === 0 ? 'invited' : away ? 'away' : 'active';
      return {
        ...{ id: coach.id, name: coach.name },
        kecamatan: namesOf(office, coach.kecamatan) || words('coaches:anywhere'),
        specialities: specialityWords(coach.specialities, lang, desk.parts.categoryName),
        load: words('coaches:load', { load, capacity: coach.capacity }),
        state: words(`coaches:state.${state}`, { until: until ?? '' }),
      };
    }),
  });
}

/** A new link. It is shown this once. */
export function showLink(
  { office, desk, request, reply }: Visit,
  coach: Coach,
  { link, expiresAt }: { link: string; expiresAt: Date },
): FastifyReply {
  const { lang, words } = wordsIn(desk, request, reply);
  const until = dayOf(expiresAt, lang, office.timeZone);
  return sendPage(desk, request, reply, 'modules/mentoring/pages/link', {
    ...{ title: words('coaches:linkTitle', { name: coach.name }), link },
    lead: words('coaches:linkLead', { name: coach.name, until: until ?? '' }),
  });
}

const rowOfCoach = (office: CoachOffice, coach: Coach, specialities: string): CoachRow => ({
  ...{ name: coach.name, salutation: coach.salutation, phone: coach.phone ?? '' },
  kecamatan: namesOf(office, coach.kecamatan),
  specialities,
  capacity: String(coach.capacity),
});

/** One coach: what is kept, and their participants, who can be moved. */
export async function showCoach(
  visit: Visit,
  coach: Coach,
  { row, faults, problem }: Shown = {},
): Promise<FastifyReply> {
  const { office, desk, request, reply } = visit;
  const { lang, words } = wordsIn(desk, request, reply);
  const { done } = request.query as { done?: unknown };
  const day = (at: Date | undefined) => dayOf(at, lang, office.timeZone) ?? words('coaches:never');
  const people = await peopleOf(office, coach);
  const known = specialityWords(coach.specialities, lang, desk.parts.categoryName);
  const others = (await office.coaches.list()).filter(({ id }) => id !== coach.id);
  return sendPage(desk, request, reply, 'modules/mentoring/pages/edit', {
    title: coach.name,
    status: faults ? 422 : problem ? 409 : 200,
    id: coach.id,
    done: (done === 'changed' || done === 'given') && words(`coaches:done.${done}`),
    problem: problem && words(`coaches:${problem}`),
    fields: fieldsOf(words, row ?? rowOfCoach(office, coach, known), faults),
    others: others.map(({ id, name }) => ({ id, name })),
    people: people.map(({ participant, seenAt, metAt }) => ({
      ...{ id: participant.id, name: participant.name, number: participant.number },
      ...{ step: stepOf(participant), seen: day(seenAt), met: day(metAt) },
    })),
  });
}
