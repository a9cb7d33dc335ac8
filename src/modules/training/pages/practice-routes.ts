import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reviewPractice, waitingPractices } from '../review-practice.js';
import { Failure } from '../../../web/failure.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { userOf } from '../../../web/dashboard/guard.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';
import type { TrainingRoom } from './training-room.js';

/** `GET /trainings/practice` and, for one of them, its picture and `POST` of the verdict. */
export function addPracticeRoutes(app: FastifyInstance, room: TrainingRoom): void {
  app.get('/trainings/practice', (request, reply) => showPractices(room, request, reply));
  app.get('/trainings/practice/:id/file', (request, reply) => sendEvidence(room, request, reply));
  app.post('/trainings/practice/:id', { bodyLimit: formLimit }, (request, reply) =>
    review(room, request, reply),
  );
}

async function showPractices(
  room: TrainingRoom,
  request: FastifyRequest,
  reply: FastifyReply,
  problem?: { id: string; message: string },
) {
  const { desk } = room;
  const { words } = wordsIn(desk, request, reply);
  const found = await waitingPractices(room.office);
  const { done } = request.query as { done?: unknown };
  return sendPage(desk, request, reply, 'modules/training/pages/practice', {
    title: words('trainings:review.title'),
    status: problem ? 422 : 200,
    done: ['accepted', 'returned'].find((one) => one === done),
    rows: found.map(({ enrolment, name, title, task }) => ({
      ...{ name, title, task, id: enrolment.id },
      path: encodeURIComponent(enrolment.id),
      text: enrolment.practice?.text ?? '',
      picture: enrolment.practice?.file?.mime.startsWith('image/') ?? false,
      file: enrolment.practice?.file?.name,
      problem: problem?.id === enrolment.id ? problem.message : undefined,
    })),
  });
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** What may be shown in a page; anything else is handed over as a file. */
const shownTypes = ['image/jpeg', 'image/png', 'image/webp'];

async function sendEvidence(room: TrainingRoom, request: FastifyRequest, reply: FastifyReply) {
  const office = room.office;
  const enrolment = await office.enrolments.find(idOf(request));
  const kept = enrolment?.practice?.file && (await office.files.read(enrolment.practice.file.id));
  if (!kept) throw new Failure(404, 'not-found', 'trainings:office.gone');
  const shown = shownTypes.includes(kept.mime);
  const name = kept.name.replace(/[^\w.-]/g, '_');
  return reply
    .type(shown ? kept.mime : 'application/octet-stream')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename="${name}"`)
    .send(Buffer.from(kept.bytes));
}

async function review(room: TrainingRoom, request: FastifyRequest, reply: FastifyReply) {
  const { desk } = room;
  demandOwnForm(desk.parts, request);
  const office = room.office;
  const enrolmentId = idOf(request);
  const { email } = userOf(request);
  const at = desk.parts.clock.now();
  const verdict = readField(request.body, 'verdict') === 'accepted' ? 'accepted' : 'returned';
  const words = readField(request.body, 'words').slice(0, 500);
  const by = { as: 'office', id: email } as const;
  const outcome = await reviewPractice(office, { enrolmentId, verdict, words, by, at });
  if (outcome === 'words_missing') {
    const message = wordsIn(desk, request, reply).words('trainings:review.wordsMissing');
    return showPractices(room, request, reply, { id: enrolmentId, message });
  }
  if (outcome !== 'reviewed') throw new Failure(409, 'stale', `trainings:review.${outcome}`);
  await office.audit({
    id: `practice:${enrolmentId}:${at.getTime()}`,
    action: `${verdict} practice`,
    subject: `enrolment:${enrolmentId}`,
    by: email,
    at,
  });
  return reply.redirect(`/trainings/practice?done=${verdict}`, 303);
}
