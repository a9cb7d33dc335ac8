import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Coach } from '../../coaches/coach.js';
import {
  addCoach,
  coachFields,
  editCoach,
  reassign,
  type CoachOffice,
  type CoachRow,
} from '../coach/office.js';
import { inviteCoach } from '../../coaches/invite-coach.js';
import { Failure } from '../../../web/failure.js';
import { localeOf } from '../../../web/locale.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';
import { showCoach, showCoaches, showLink } from './show.js';
import { readSpecialities } from './speciality-words.js';
import type { Visit } from './visit.js';

/** `/coaches`: who goes with whom; invitations; moving participants. */
export const coachRoom =
  (office: CoachOffice): DashboardRoom =>
  (app, desk) => {
    const guarded = { onRequest: demandRole(['admin']), bodyLimit: formLimit };
    const visit =
      (handle: (visit: Visit) => Promise<FastifyReply>) =>
      (request: FastifyRequest, reply: FastifyReply) => {
        if (request.method === 'POST') demandOwnForm(desk.parts, request);
        return handle({ office, desk, request, reply });
      };
    app.get(
      '/coaches',
      guarded,
      visit((one) => showCoaches(one)),
    );
    app.post('/coaches', guarded, visit(add));
    app.get(
      '/coaches/:id',
      guarded,
      visit(async (one) => showCoach(one, await coachOf(one))),
    );
    app.post('/coaches/:id', guarded, visit(edit));
    app.post('/coaches/:id/invite', guarded, visit(inviteAgain));
    app.post('/coaches/:id/move', guarded, visit(move));
  };

const rowOf = ({ request }: Visit): CoachRow =>
  Object.fromEntries(
    coachFields.map((name) => [name, readField(request.body, name)]),
  ) as unknown as CoachRow;

/** As it is kept: fields of business by their ids. */
const keptOf = ({ desk, request }: Visit, row: CoachRow): CoachRow => ({
  ...row,
  specialities: readSpecialities(row.specialities, localeOf(request), desk.parts.categoryName),
});

/** The coach of a route. @throws Failure 404 */
async function coachOf({ office, request }: Visit): Promise<Coach> {
  const { id } = request.params as { id: string };
  const coach = await office.coaches.find(id);
  if (!coach) throw new Failure(404, 'not-found', 'coaches:gone');
  return coach;
}

async function add(visit: Visit): Promise<FastifyReply> {
  const { office, desk, request } = visit;
  const row = rowOf(visit);
  const by = userOf(request).email;
  const added = await addCoach(office, keptOf(visit, row), by, desk.parts.clock.now());
  if ('faults' in added) return showCoaches(visit, { row, faults: added.faults });
  return showLink(visit, added.coach, added);
}

async function edit(visit: Visit): Promise<FastifyReply> {
  const { office, desk, request, reply } = visit;
  const [coach, row] = [await coachOf(visit), rowOf(visit)];
  const by = userOf(request).email;
  const result = await editCoach(office, coach, keptOf(visit, row), by, desk.parts.clock.now());
  if (result !== 'changed') return showCoach(visit, coach, { row, faults: result.faults });
  return reply.redirect(`/coaches/${coach.id}?done=changed`, 303);
}

async function inviteAgain(visit: Visit): Promise<FastifyReply> {
  const { office, desk, request } = visit;
  const coach = await coachOf(visit);
  const by = userOf(request).email;
  return showLink(visit, coach, await inviteCoach(office, coach, by, desk.parts.clock.now()));
}

async function move(visit: Visit): Promise<FastifyReply> {
  const { office, desk, request, reply } = visit;
  const from = await coachOf(visit);
  const to = await office.coaches.find(readField(request.body, 'to'));
  const participantId = readField(request.body, 'participant');
  const by = userOf(request).email;
  const now = desk.parts.clock.now();
  const result = to ? await reassign(office, { from, to, participantId }, by, now) : 'gone';
  if (result !== 'given') return showCoach(visit, from, { problem: result });
  return reply.redirect(`/coaches/${from.id}?done=given`, 303);
}
