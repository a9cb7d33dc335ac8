import type { FastifyInstance } from 'fastify';
import { totalsByYear, type YearTotals } from '../totals.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import type { TrainingRoom } from './training-room.js';

/** Counts of a year, in the order in which they are shown; what was paid follows. */
const counts = [
  'trainings',
  'days',
  'kecamatan',
  'narasumber',
  'attended',
  'practised',
] as const satisfies (keyof YearTotals)[];

/** `GET /trainings/totals`: what the trainings of each year add up to, and what they cost. */
export function addTotalsRoute(app: FastifyInstance, room: TrainingRoom): void {
  const { desk } = room;
  app.get('/trainings/totals', async (request, reply) => {
    const { lang, words } = wordsIn(desk, request, reply);
    const format = new Intl.NumberFormat(formatsOf(desk, lang).locale);
    const number = (value: number) => format.format(value);
    const rupiah = (value: number | undefined) => (value ? `Rp${number(value)}` : '–');
    const held = await room.office.held(desk.parts.clock.now());
    const years = totalsByYear(held, desk.parts.config.timeZone);
    return sendPage(desk, request, reply, 'modules/training/pages/totals', {
      title: words('trainings:totals.title'),
      years: years.map((totals) => ({
        year: totals.year,
        figures: [
          ...counts.map((name) => ({ name, value: number(totals[name]) })),
          { name: 'cost', value: rupiah(totals.cost) },
          { name: 'costEach', value: rupiah(totals.costEach) },
        ],
        uncosted: totals.trainings - totals.costed,
      })),
    });
  });
}
