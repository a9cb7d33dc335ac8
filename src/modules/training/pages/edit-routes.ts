import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { optionalFields, type TrainingField, type TrainingRow } from '../create-training.js';
import { addTraining, callOff, changeTraining, type Faults, type TrainingForm } from '../office.js';
import { largestQuota, trainingKinds, type Training } from '../training.js';
import { dayOf, sayTime } from '../when.js';
import { Failure } from '../../../web/failure.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { userOf } from '../../../web/dashboard/guard.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { formLimit, readField, readFields } from '../../../web/dashboard/read-form.js';
import type { TrainingRoom } from './training-room.js';

/** The fields of the form, in order, and how each is typed. */
const fields = [
  { name: 'title', type: 'text' },
  { name: 'topic', type: 'text' },
  { name: 'kind', type: 'kind' },
  { name: 'kecamatan', type: 'text' },
  { name: 'place', type: 'text' },
  { name: 'date', type: 'date' },
  { name: 'from', type: 'time' },
  { name: 'to', type: 'time' },
  { name: 'quota', type: 'number' },
  { name: 'narasumber', type: 'text' },
  { name: 'bring', type: 'text' },
  { name: 'task', type: 'text' },
  { name: 'cost', type: 'text' },
] as const satisfies { name: TrainingField; type: string }[];

/** `GET` and `POST /trainings/new`, `/trainings/:id`, and `POST /trainings/:id/cancel`. */
export function addEditRoutes(app: FastifyInstance, room: TrainingRoom): void {
  const { desk } = room;
  app.get('/trainings/new', (request, reply) => {
    const row: Partial<TrainingRow> = { kind: 'pemprov', from: '09:00', to: '12:00', quota: '50' };
    return showForm(room, request, reply, { row, reviewers: [] });
  });
  app.post('/trainings/new', { bodyLimit: formLimit }, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    const form = readForm(request.body);
    const doing = { by: userOf(request).email, at: desk.parts.clock.now() };
    const made = await addTraining(room.office, form, doing);
    if ('faults' in made) return showForm(room, request, reply, { ...form, faults: made.faults });
    return reply.redirect('/trainings?done=created', 303);
  });
  app.get('/trainings/:id', async (request, reply) => {
    const training = await findTraining(room, request);
    const row = rowOf(training, desk.parts.config.timeZone);
    return showForm(room, request, reply, { row, reviewers: training.reviewers ?? [], training });
  });
  app.post('/trainings/:id', { bodyLimit: formLimit }, (request, reply) =>
    change(room, request, reply),
  );
  app.post('/trainings/:id/cancel', { bodyLimit: formLimit }, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    const { id } = await findTraining(room, request);
    const doing = { by: userOf(request).email, at: desk.parts.clock.now() };
    const outcome = await callOff(room.office, { id, version: versionOf(request) }, doing);
    if (outcome === 'stale') throw new Failure(409, 'stale', 'trainings:office.stale');
    return reply.redirect('/trainings?done=called_off', 303);
  });
}

async function change(room: TrainingRoom, request: FastifyRequest, reply: FastifyReply) {
  const { desk } = room;
  demandOwnForm(desk.parts, request);
  const training = await findTraining(room, request);
  const form = readForm(request.body);
  const doing = { by: userOf(request).email, at: desk.parts.clock.now() };
  const wanted = { id: training.id, version: versionOf(request) };
  const changed = await changeTraining(room.office, wanted, form, doing);
  if (typeof changed === 'string') {
    return showForm(room, request, reply, { ...form, training, problem: changed });
  }
  if ('faults' in changed) {
    return showForm(room, request, reply, { ...form, training, faults: changed.faults });
  }
  return reply.redirect('/trainings?done=changed', 303);
}

/** The training of a route. @throws Failure 404 */
export async function findTraining(room: TrainingRoom, request: FastifyRequest): Promise<Training> {
  const { id } = request.params as { id: string };
  const training = await room.office.trainings.find(id);
  if (!training) throw new Failure(404, 'not-found', 'trainings:office.gone');
  return training;
}

const versionOf = (request: FastifyRequest): number =>
  Number(readField(request.body, 'version')) || 0;

function readForm(body: unknown): TrainingForm {
  const texts = fields.map(({ name }) => [name, readField(body, name)]);
  return {
    row: Object.fromEntries(texts) as TrainingRow,
    reviewers: readFields(body, 'reviewers'),
  };
}

function rowOf(training: Training, timeZone: string): TrainingRow {
  const { title, topic, kind, kecamatan, place, quota, narasumber, bring = '', task } = training;
  const cost = training.cost ? String(training.cost) : '';
  return {
    ...{ title, topic, kind, place, narasumber, bring, task, cost },
    kecamatan: kecamatan.name,
    date: dayOf(training.startsAt, timeZone),
    from: sayTime(training.startsAt, timeZone).replace('.', ':'),
    to: sayTime(training.endsAt, timeZone).replace('.', ':'),
    quota: String(quota),
  };
}

interface Shown {
  row: Partial<TrainingRow>;
  reviewers: readonly string[];
  training?: Training;
  faults?: Faults;
  problem?: 'stale' | 'crowded';
}

async function showForm(
  room: TrainingRoom,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
) {
  const { row, reviewers, training, faults = {}, problem } = shown;
  const coaches = await room.office.coaches.list();
  const { words } = wordsIn(room.desk, request, reply);
  const wrong = Object.keys(faults).length > 0 || problem !== undefined;
  return sendPage(room.desk, request, reply, 'modules/training/pages/form', {
    title: words(training ? 'trainings:office.edit' : 'trainings:office.new'),
    status: problem ? 409 : wrong ? 422 : 200,
    kinds: trainingKinds,
    problem: problem && words(`trainings:office.${problem}`),
    training: training && {
      ...{ id: training.id, version: training.version, state: training.state },
      taken: training.taken,
    },
    reviewers: coaches.map(({ id, name }) => ({ id, name, chosen: reviewers.includes(id) })),
    chosen: reviewers.length,
    fields: fields.map(({ name, type }) => ({
      ...{ name, type, value: row[name] ?? '' },
      label: words(`trainings:field.${name}`),
      optional: optionalFields.includes(name),
      fault: faults[name] && words(`trainings:fault.${faults[name]}`, { largest: largestQuota }),
    })),
  });
}
