import type { FastifyReply, FastifyRequest } from 'fastify';
import { applicationStates } from '../application.js';
import type { ApplicationDesk, DeskStep } from '../desk.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { userOf } from '../../../web/dashboard/guard.js';
import type { Desk } from '../../../web/dashboard/parts.js';
import { readField } from '../../../web/dashboard/read-form.js';
import { showApplication } from './show.js';

const longestNote = 200;

/** Digits with the marks that people put between them: "22.500.000", "Rp 22 500 000". */
function readAmount(text: string): number | undefined {
  const plain = text.trim().replace(/^rp\.?\s*/i, '');
  return /^\d{1,3}([. ]\d{3})*$|^\d+$/.test(plain) ? Number(plain.replace(/\D/g, '')) : undefined;
}

/** Writes what the form says, and shows the application again. */
export async function changeApplication(
  source: ApplicationDesk,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  demandOwnForm(desk.parts, request);
  const field = (name: string) => readField(request.body, name).trim();
  const typed = {
    state: field('state'),
    day: field('day'),
    amount: field('amount'),
    note: field('note').slice(0, longestNote),
  };
  const state = applicationStates.find((one) => one === typed.state);
  const show = (fault: string) =>
    showApplication(source, desk, request, reply, id, { fault, typed });
  const amount = typed.amount === '' ? undefined : readAmount(typed.amount);
  if (!state) return show('not-possible');
  if (typed.amount !== '' && amount === undefined) return show('no-amount');
  const step: DeskStep = {
    ...{ state, day: typed.day },
    ...(amount !== undefined && { amount }),
    ...(typed.note !== '' && { note: typed.note }),
  };
  const version = Number(field('version'));
  const result = await source.move(
    id,
    version,
    step,
    userOf(request).email,
    desk.parts.clock.now(),
  );
  if (result === 'moved')
    return reply.redirect(`/applications/${encodeURIComponent(id)}?done`, 303);
  return show(result);
}
