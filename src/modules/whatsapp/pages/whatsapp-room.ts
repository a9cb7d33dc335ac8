import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import type { Words } from '../../../web/locale.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';
import type { WhatsAppSource, WhatsAppStatus } from './whatsapp-source.js';

/** Seconds between two looks of the page while something is about to change. */
const refreshS = 5;

/** The page of the WhatsApp account: link a phone, see how it stands and what may still be sent, pause, unlink. */
export function whatsappRoom(source: WhatsAppSource): DashboardRoom {
  return (app: FastifyInstance, desk: Desk) => {
    void app.register((routes, _options, done) => {
      routes.addHook('onRequest', demandRole(['admin']));
      routes.get('/whatsapp', (request, reply) => show(source, desk, request, reply));
      routes.get('/whatsapp/pair', (request, reply) => showPairing(desk, request, reply, {}));
      addDeeds(routes, source, desk);
      done();
    });
  };
}

const deeds = ['restart', 'logout', 'pause', 'resume'] as const;

function addDeeds(app: FastifyInstance, source: WhatsAppSource, desk: Desk): void {
  const options = { bodyLimit: formLimit };
  const acts: Record<(typeof deeds)[number], () => Promise<void>> = {
    restart: () => source.ask({ what: 'restart' }),
    logout: () => source.ask({ what: 'logout' }),
    pause: () => source.pause(),
    resume: () => source.resume(),
  };
  for (const deed of deeds) {
    app.post(`/whatsapp/${deed}`, options, async (request, reply) => {
      demandOwnForm(desk.parts, request);
      await acts[deed]();
      await source.audit(`whatsapp ${deed}`, userOf(request).email);
      return reply.redirect('/whatsapp', 303);
    });
  }
  app.post('/whatsapp/pair', options, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    const typed = readField(request.body, 'phone').slice(0, 40);
    const phone = readPhone(typed);
    if (phone === undefined) return showPairing(desk, request, reply, { typed });
    await source.ask({ what: 'pair', phone });
    await source.audit('whatsapp pair', userOf(request).email);
    return reply.redirect('/whatsapp', 303);
  });
}

/** An Indonesian number as WhatsApp wants it: digits with the country in front. */
function readPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s().+-]/g, '').replace(/^0(?=8)/, '62');
  return /^[1-9]\d{7,14}$/.test(digits) ? digits : undefined;
}

async function show(
  source: WhatsAppSource,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { lang, words } = wordsIn(desk, request, reply);
  const status = await source.status();
  const budget = await source.budget();
  const shown = viewOf(status, words, lang, desk.parts.config.timeZone);
  if (status && status.state !== 'ready') void reply.header('refresh', String(refreshS));
  return sendPage(desk, request, reply, 'modules/whatsapp/pages/whatsapp', {
    title: words('whatsapp:title'),
    ...{ configured: source.configured || status !== undefined, account: shown, budget },
    paused: budget.paused && words(`whatsapp:paused.${budget.paused.why}`),
    qr: status?.qr === undefined ? undefined : await draw(status.qr),
  });
}

const draw = (text: string): Promise<string> =>
  QRCode.toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'L' });

function viewOf(status: WhatsAppStatus | undefined, words: Words, lang: string, timeZone: string) {
  if (!status) return undefined;
  const time = (at: Date) =>
    new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'id-ID', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone,
    }).format(at);
  const { state, kind, me, code, memoryMb, retryAt, since } = status;
  return {
    ...{ state, code, memoryMb },
    text: words(`whatsapp:state.${state}`),
    reason: kind === undefined ? undefined : words(`whatsapp:kind.${kind}`),
    // Enough to know which phone it is.
    me: me === undefined ? undefined : `+${me.slice(0, 4)}…${me.slice(-3)}`,
    since: time(since),
    retryAt: retryAt && time(retryAt),
  };
}

function showPairing(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed }: { typed?: string },
): FastifyReply {
  const { words } = wordsIn(desk, request, reply);
  return sendPage(desk, request, reply, 'modules/whatsapp/pages/whatsapp-pair', {
    title: words('whatsapp:pair.title'),
    status: typed === undefined ? 200 : 422,
    typed: typed ?? '',
    message: typed === undefined ? undefined : words('whatsapp:pair.wrong'),
  });
}
