import type { ActionDefinition, ActionDefinitions } from '../../engine/actions.js';
import type { Vars } from '../../engine/types.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { Secrets } from '../../ports/secrets.js';
import type { AdminRecords } from './admin.js';
import { adminLinkId } from './link-chat.js';
import { forAdmins, type AdminWho } from './who.js';
import type { Audit } from '../../ports/audit.js';

/** What the office wants to see first. */
export interface DayFigures {
  registered: { all: number; week: number; today: number };
  /** Steps that were finished, from P1 on. */
  done: Record<string, number>;
  openTickets: number;
  reminders: { sent: number; failed: number };
  /** Announcements under way. */
  announcements: number;
}

export interface DeskParts extends AdminWho {
  admins: AdminRecords;
  contacts: Pick<ContactRecords, 'put'>;
  secrets: Pick<Secrets, 'fingerprint'>;
  audit: Audit;
  figures: (now: Date) => Promise<DayFigures>;
}

/** Known here, and so no stranger whose conversation is forgotten after a while. */
const adminFacts: Vars = { admin: true, consented: true };

/** Takes a link: the contact becomes the user's. */
const accept: ActionDefinition<DeskParts> = {
  outcomes: ['joined', 'invalid'],
  async run({ admins, contacts, secrets, audit }, { person, contact, now }) {
    const token = typeof person.payload === 'string' ? person.payload : '';
    const id = adminLinkId(secrets, token);
    const used = token ? await admins.useLink(id, contact.id, now) : undefined;
    if (!used) return { outcome: 'invalid', person: { payload: null } };
    const { channel, address } = contact;
    await contacts.put(contact.id, { channel, address });
    await admins.join(used.email, contact.id, now);
    await audit({
      ...{ id: `join:${id}`, action: 'chat linked', subject: used.email },
      ...{ by: contact.id, at: now },
    });
    // The user may be gone since the link was made.
    if (!(await admins.ofContact(contact.id)))
      return { outcome: 'invalid', person: { payload: null } };
    return {
      outcome: 'joined',
      set: { email: used.email },
      person: { ...adminFacts, payload: null },
    };
  },
};

/** The office's desk: the figures of the day. */
const open: ActionDefinition<DeskParts> = forAdmins(['desk'], async (parts, { locale, now }) => {
  const { registered, done, openTickets, reminders, announcements } = await parts.figures(now);
  const steps = Object.entries(done).filter(([step, count]) => step !== 'P1' && count > 0);
  const say = (key: string, values?: object) =>
    parts.say(locale, `admin-lines:figures.${key}`, values);
  const lines = [
    say('registered', registered),
    ...(steps.length > 0
      ? [say('steps', { list: steps.map(([step, count]) => `${step} ${count}`).join(', ') })]
      : []),
    say('tickets', { count: openTickets }),
    say('reminders', reminders),
    say('announcements', { count: announcements }),
  ];
  return { outcome: 'desk', set: { figures: lines.join('\n') }, person: adminFacts };
});

export const deskActions: ActionDefinitions<DeskParts> = {
  'admin.accept': accept,
  'admin.who': forAdmins(['admin'], () => Promise.resolve({ outcome: 'admin' })),
  'admin.open': open,
};
