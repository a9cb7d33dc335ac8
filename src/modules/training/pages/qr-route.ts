import type { FastifyInstance } from 'fastify';
import QRCode from 'qrcode';
import { sayWhen } from '../when.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { findTraining } from './edit-routes.js';
import type { TrainingRoom } from './training-room.js';

/** `GET /trainings/:id/qr`: a page to print or to show in the room, with the code and its links. */
export function addQrRoute(app: FastifyInstance, room: TrainingRoom): void {
  const { desk } = room;
  app.get('/trainings/:id/qr', async (request, reply) => {
    const training = await findTraining(room, request);
    const { lang, words } = wordsIn(desk, request, reply);
    const links = room.office.checkInLinks(training.checkInToken);
    const codes = await Promise.all(
      Object.entries(links).map(async ([channel, url]) => ({
        channel: words(`trainings:qr.${channel}`),
        url,
        svg: await QRCode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
      })),
    );
    return sendPage(desk, request, reply, 'modules/training/pages/qr', {
      title: words('trainings:qr.title'),
      training: training.title,
      when: sayWhen(training, lang, desk.parts.config.timeZone),
      place: training.place,
      code: training.checkInCode,
      codes,
    });
  });
}
