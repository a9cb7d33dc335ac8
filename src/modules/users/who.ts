import type { ActionCall, ActionDefinition, ActionResult } from '../../engine/actions.js';
import type { Option } from '../../engine/types.js';
import type { Admin, AdminRecords } from './admin.js';

/** What every action of the office's chat needs. */
export interface AdminWho {
  admins: Pick<AdminRecords, 'ofContact'>;
  /** A text of the locales. */
  say: (locale: string, key: string, values?: object) => string;
}

/**
 * An action of the office's chat. Whose contact it is is asked of the store each time; what the conversation
 * says of it does not count. Anybody else gets the outcome `denied`, and nothing happens.
 */
export const forAdmins = <Parts extends Pick<AdminWho, 'admins'>>(
  outcomes: readonly string[],
  run: (parts: Parts, call: ActionCall, admin: Admin) => Promise<ActionResult>,
): ActionDefinition<Parts> => ({
  outcomes: [...outcomes, 'denied'],
  async run(parts, call) {
    const admin = await parts.admins.ofContact(call.contact.id);
    if (!admin) return { outcome: 'denied', person: { admin: null } };
    return run(parts, call, admin);
  },
});

/** The options of a list, for an admin; anybody else is only offered the way back. */
export const listForAdmins = <Parts extends AdminWho>(
  find: (parts: Parts, call: ActionCall, admin: Admin) => Promise<Option[]>,
): ActionDefinition<Parts> => ({
  outcomes: ['listed'],
  async run(parts, call) {
    const admin = await parts.admins.ofContact(call.contact.id);
    const found = admin ? await find(parts, call, admin) : [];
    const back = { id: 'back', label: parts.say(call.locale, 'admin-lines:back') };
    return { outcome: 'listed', options: [...found, back] };
  },
});

/** The id of what was picked from a list; undefined for the way back. */
export function pickedId(value: unknown): string | undefined {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id !== 'back' ? id : undefined;
}

/** Names the message that is being answered, over all contacts. */
export const actOf = ({ contact, inboundId }: Pick<ActionCall, 'contact' | 'inboundId'>): string =>
  `${contact.id}:${inboundId}`;
