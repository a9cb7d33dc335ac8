import type { ActionCall, ActionDefinitions, ActionResult } from '../../../engine/actions.js';
import type { Admin } from '../../users/admin.js';
import { actOf, forAdmins } from '../../users/who.js';
import { announcementEvent } from '../as-event.js';
import { faultsOf } from '../compose.js';
import { textFor } from '../fill-for.js';
import { countReach } from '../list-recipients.js';
import { draftBroadcast, startBroadcast, type Composed } from '../manage.js';
import type { AnnounceParts } from './parts.js';
import { readComposed } from './read-composed.js';
import { tellFaults, tellMoment, tellReach } from './tell.js';

/** As the first recipient reads it, how many there are, and when it goes out. */
async function preview(parts: AnnounceParts, call: ActionCall): Promise<ActionResult> {
  const { desk, say, fingerprint } = parts;
  const { vars, now, locale } = call;
  const composed = readComposed(vars, parts.timeZone);
  const faults = faultsOf(composed, now, desk.limits);
  if (faults.length > 0)
    return { outcome: 'faulty', set: { fault: tellFaults(parts, locale, faults) } };
  const reach = await countReach(desk.source, composed.segment, now);
  const { recipients } = await firstOf(parts, composed, now);
  const [first] = recipients;
  const labels = composed.buttons.map(({ label }) => label.id ?? '').join(' / ');
  return {
    outcome: 'shown',
    set: {
      // What is sent from this preview is one announcement, however often it is pressed.
      draftId: fingerprint(`broadcast ${actOf(call)}`).slice(0, 12),
      previewText: textFor(composed, first?.participant, 'id', parts.wording),
      file: composed.file ?? null,
      reachLine: tellReach(parts, locale, reach),
      whenLine: await tellWhen(parts, locale, composed.at, now),
      buttonsLine: labels === '' ? '' : `\n${say(locale, 'admin-lines:buttons', { labels })}`,
      fault: null,
    },
  };
}

/** Sends what was shown to this very chat, as it will come: with file and buttons. */
async function test(parts: AnnounceParts, call: ActionCall): Promise<ActionResult> {
  const { vars, contact, inboundId, locale } = call;
  const { previewText, draftId } = vars;
  const composed = readComposed(vars, parts.timeZone);
  const text =
    typeof previewText === 'string'
      ? previewText
      : textFor(composed, undefined, locale, parts.wording);
  const id = typeof draftId === 'string' ? draftId : 'test';
  const event = announcementEvent({ ...composed, id }, text, locale);
  await parts.tellNow(contact.id, `test-${id}-${inboundId}`, [event], locale);
  return { outcome: 'tested' };
}

/** Somebody who gets it, if there is one on the first page. */
async function firstOf({ desk }: AnnounceParts, { segment }: Composed, now: Date) {
  return desk.source.page(segment, now, 1);
}

async function tellWhen(
  parts: AnnounceParts,
  locale: string,
  at: Date | undefined,
  now: Date,
): Promise<string> {
  const wanted = at ?? now;
  const allowed = await parts.allowedFrom(wanted);
  const line = at ? tellMoment(parts, locale, at) : parts.say(locale, 'admin-lines:now');
  if (allowed <= wanted) return line;
  const from = tellMoment(parts, locale, allowed);
  return parts.say(locale, 'admin-lines:quiet', { line, from });
}

/** Keeps what was shown and starts it. Pressed twice it is sent once. */
async function send(parts: AnnounceParts, { vars, now, locale }: ActionCall, { email }: Admin) {
  const { desk } = parts;
  const { draftId } = vars;
  const who = { by: email, now };
  const faulty = (fault: string) => ({ outcome: 'faulty', set: { fault } });
  if (typeof draftId !== 'string') return faulty(parts.say(locale, 'broadcast:note.unknown'));
  const drafted = await draftBroadcast(desk, draftId, readComposed(vars, parts.timeZone), who);
  if (drafted.outcome === 'faulty') return faulty(tellFaults(parts, locale, drafted.faults));
  const started = await startBroadcast(desk, draftId, who);
  const set = { announcementId: draftId, fault: null };
  switch (started.outcome) {
    case 'changed':
      return { outcome: started.broadcast.state === 'waiting' ? 'waiting' : 'started', set };
    case 'not_now':
      return { outcome: 'already', set };
    default:
      return faulty(parts.say(locale, `broadcast:note.${started.outcome}`));
  }
}

/** How an announcement looks, and sending it. */
export const sendActions: ActionDefinitions<AnnounceParts> = {
  'admin.preview': forAdmins(['shown', 'faulty'], (parts, call) => preview(parts, call)),
  'admin.testAnnouncement': forAdmins(['tested'], (parts, call) => test(parts, call)),
  'admin.sendAnnouncement': forAdmins(
    ['started', 'waiting', 'already', 'faulty'],
    (parts, call, admin) => send(parts, call, admin),
  ),
};
