import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TrainingCounts } from '../ports.js';
import { waitingIn } from '../rules.js';
import type { TrainingSummary } from '../training.js';
import { sayWhen } from '../when.js';
import { waitingPractices } from '../review-practice.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { readPlace, writePlace } from '../../../web/dashboard/place.js';
import type { TrainingRoom } from './training-room.js';

const pageSize = 25;

/** `GET /trainings`: all trainings, those to come on top, with what became of them. */
export function addListRoute(app: FastifyInstance, room: TrainingRoom): void {
  app.get('/trainings', (request, reply) => showList(room, request, reply));
}

const none: TrainingCounts = {
  ...{ enrolled: 0, waiting: 0, confirmed: 0, attended: 0, practice: 0, accepted: 0 },
};

async function showList(room: TrainingRoom, request: FastifyRequest, reply: FastifyReply) {
  const { desk } = room;
  const office = room.office;
  const { lang, words } = wordsIn(desk, request, reply);
  const { after, done } = request.query as { after?: unknown; done?: unknown };
  const place = readPlace(after);
  const before = place && { startsAt: place.registeredAt, id: place.id };
  const found = await office.trainings.list(pageSize + 1, before);
  const shown = found.slice(0, pageSize);
  const counts = await office.counts(shown.map(({ id }) => id));
  const now = desk.parts.clock.now();
  const rows = shown.map((training) => ({
    ...rowOf(training, lang, desk.parts.config.timeZone, now),
    counts: counts.get(training.id) ?? none,
    kind: words(`trainings:kind.${training.kind}`),
  }));
  const last = shown.at(-1);
  const more = found.length > pageSize && last;
  return sendPage(desk, request, reply, 'modules/training/pages/list', {
    title: words('trainings:office.title'),
    rows,
    further: before !== undefined,
    older: more && `/trainings?after=${writePlace({ registeredAt: last.startsAt, id: last.id })}`,
    done: ['created', 'changed', 'called_off'].find((one) => one === done),
    practices: (await waitingPractices(office)).length,
  });
}

function rowOf(training: TrainingSummary, lang: string, timeZone: string, now: Date) {
  const { id, title, place, kecamatan, quota, taken, state, endsAt, narasumber } = training;
  return {
    ...{ id, title, place, quota, narasumber },
    kecamatan: kecamatan.name,
    when: sayWhen(training, lang, timeZone),
    seated: Math.min(taken, quota),
    waiting: waitingIn(training),
    state: state === 'cancelled' ? 'cancelled' : endsAt < now ? 'over' : 'open',
  };
}
