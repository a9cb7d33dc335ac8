import type { ActionCall, ActionDefinitions, ActionResult } from '../../../engine/actions.js';
import type { Json, Option, Vars } from '../../../engine/types.js';
import { readFileAnswer } from '../../../ports/files.js';
import { SendError } from '../../../ports/send-error.js';
import { writeShort } from '../../../i18n/local-time.js';
import { actOf, forAdmins, listForAdmins, pickedId } from '../../users/who.js';
import { faultsOf, taughtPlaceholders, type ComposeFault } from '../compose.js';
import { countReach } from '../list-recipients.js';
import type { AnnounceParts } from './parts.js';
import { composedVars, readComposed } from './read-composed.js';
import { tellFaults } from './tell.js';

const nothing: Vars = Object.fromEntries(composedVars.map((name) => [name, null]));

/** Says what is wrong with these parts of what was answered until now. */
function check(
  parts: AnnounceParts,
  { vars, now, locale }: ActionCall,
  fields: ComposeFault['field'][],
) {
  const composed = readComposed(vars, parts.timeZone);
  const faults = faultsOf(composed, now, parts.desk.limits).filter(({ field }) =>
    fields.includes(field),
  );
  if (faults.length === 0) return { outcome: 'fine', set: { fault: null } };
  return { outcome: 'faulty', set: { fault: tellFaults(parts, locale, faults) } };
}

/** Whether anybody of those chosen gets announcements. */
async function checkWhom(parts: AnnounceParts, { vars, now, locale }: ActionCall) {
  const { segment } = readComposed(vars, parts.timeZone);
  const { recipients, skipped } = await countReach(parts.desk.source, segment, now);
  const names = taughtPlaceholders.join(' ');
  const set = { recipients, names, fault: null };
  if (recipients > 0) return { outcome: 'fine', set };
  const without = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const fault: ComposeFault = { field: 'segment', what: 'empty', given: { skipped: without } };
  return { outcome: 'faulty', set: { ...set, fault: tellFaults(parts, locale, [fault]) } };
}

/** Fetches what was sent and keeps it; it belongs to the office. */
async function keepFile({ files }: AnnounceParts, call: ActionCall): Promise<ActionResult> {
  const answer = readFileAnswer(call.vars.attachment);
  if (!answer || 'text' in answer) return { outcome: 'failed', set: { attachment: null } };
  try {
    const as = { id: `broadcast-${actOf(call)}`, ownerId: 'office' };
    const file = await files.take(call.contact.id, answer, as);
    return { outcome: 'kept', set: { file: file as unknown as Json } };
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return { outcome: 'failed', set: { attachment: null } };
  }
}

/** Writing an announcement in chat, question by question. Nothing is kept before it is sent. */
export const composeActions: ActionDefinitions<AnnounceParts> = {
  'admin.beginAnnouncement': forAdmins(['begun'], () =>
    Promise.resolve({ outcome: 'begun', set: nothing }),
  ),
  'admin.trainings': listForAdmins(async (parts, { locale }) =>
    (await parts.trainings()).map(({ id, title, startsAt }): Option => {
      const day = writeShort(startsAt, parts.timeZone, locale);
      return { id, label: `${title} · ${day}` };
    }),
  ),
  'admin.pickTraining': forAdmins(['picked', 'back'], (_parts, { vars }) =>
    Promise.resolve({ outcome: pickedId(vars.training) === undefined ? 'back' : 'picked' }),
  ),
  'admin.checkWhom': forAdmins(['fine', 'faulty'], (parts, call) => checkWhom(parts, call)),
  'admin.checkText': forAdmins(['fine', 'faulty'], (parts, call) =>
    Promise.resolve(check(parts, call, ['text'])),
  ),
  'admin.checkButtons': forAdmins(['fine', 'faulty'], (parts, call) =>
    Promise.resolve(check(parts, call, ['buttons'])),
  ),
  'admin.checkMoment': forAdmins(['fine', 'faulty'], (parts, call) =>
    Promise.resolve(check(parts, call, ['at'])),
  ),
  'admin.keepFile': forAdmins(['kept', 'failed'], (parts, call) => keepFile(parts, call)),
};
