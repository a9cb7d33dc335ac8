import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Option } from '../../../engine/types.js';
import { forAdmins, listForAdmins, pickedId } from '../../users/who.js';
import { changesIn } from '../broadcast.js';
import { changeBroadcast, readProgress } from '../manage.js';
import type { AnnounceParts } from './parts.js';
import { excerptOf, tellProgress } from './tell.js';

/** Announcements that a list shows. */
const listed = 30;

async function open(parts: AnnounceParts, { vars, locale }: ActionCall) {
  const { announcementId } = vars;
  const progress =
    typeof announcementId === 'string' ? await readProgress(parts.desk, announcementId) : undefined;
  if (!progress) return { outcome: 'gone' };
  const set = {
    announcementText: excerptOf(progress.broadcast, 120),
    announcementLines: tellProgress(parts, locale, progress),
  };
  return { outcome: 'shown', set };
}

/** What can be done with the open announcement now. */
const options: ActionDefinition<AnnounceParts> = {
  outcomes: ['options'],
  async run(parts, { vars, contact }) {
    const { announcementId } = vars;
    const admin = await parts.admins.ofContact(contact.id);
    const found =
      admin && typeof announcementId === 'string'
        ? await parts.desk.broadcasts.find(announcementId)
        : undefined;
    // A draft is started where it was composed.
    const changes = found ? changesIn(found.state).filter((change) => change !== 'start') : [];
    const offered = [...(found ? ['refresh', ...changes] : []), 'back'];
    return { outcome: 'options', options: offered.map((id) => ({ id })) };
  },
};

const changes = ['approve', 'pause', 'resume', 'cancel'] as const;

const change: ActionDefinition<AnnounceParts> = forAdmins(
  ['changed', 'refused'],
  async (parts, { vars, args, now, locale }, { email }) => {
    const { announcementId: id } = vars;
    const wanted = changes.find((name) => name === args.change);
    const { outcome } =
      typeof id === 'string' && wanted
        ? await changeBroadcast(parts.desk, id, wanted, { by: email, now })
        : { outcome: 'unknown' as const };
    if (outcome === 'changed') return { outcome: 'changed', set: { fault: null } };
    const fault = parts.say(locale, `broadcast:note.${outcome}`);
    return { outcome: 'refused', set: { fault } };
  },
);

/** How announcements go on, and holding, resuming, approving, cancelling them. */
export const watchActions: ActionDefinitions<AnnounceParts> = {
  'admin.hasAnnouncements': forAdmins(['some', 'none'], async (parts) => {
    const found = await parts.desk.broadcasts.list(1);
    return { outcome: found.length > 0 ? 'some' : 'none' };
  }),
  'admin.announcements': listForAdmins(async (parts, { locale }) =>
    (await parts.desk.broadcasts.list(listed)).map((broadcast): Option => {
      const state = parts.say(locale, `broadcast:state.${broadcast.state}`);
      return { id: broadcast.id, label: `${excerptOf(broadcast)} · ${state}` };
    }),
  ),
  'admin.pickAnnouncement': forAdmins(['picked', 'back'], (_parts, { vars }) => {
    const id = pickedId(vars.pickedAnnouncement);
    const set = { pickedAnnouncement: null, ...(id !== undefined && { announcementId: id }) };
    return Promise.resolve({ outcome: id === undefined ? 'back' : 'picked', set });
  }),
  'admin.openAnnouncement': forAdmins(['shown', 'gone'], (parts, call) => open(parts, call)),
  'admin.announcementOptions': options,
  'admin.changeAnnouncement': change,
};
