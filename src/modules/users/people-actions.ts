import type { ActionCall, ActionDefinitions } from '../../engine/actions.js';
import type { Option, Vars } from '../../engine/types.js';
import type { CoachStore } from '../coaches/coach.js';
import { steps, type Participant } from '../people/participant.js';
import type { Admin } from './admin.js';
import { actOf, forAdmins, listForAdmins, pickedId, type AdminWho } from './who.js';
import type { Audit } from '../../ports/audit.js';

/** Most people that a search shows. */
export const mostFound = 20;

export interface PeopleParts extends AdminWho {
  people: {
    find(id: string): Promise<Participant | undefined>;
    /**
     * By the participant's number, the mobile number, or a part of the name; at most `limit`.
     * @param text as it was typed
     */
    search(text: string, limit: number): Promise<Participant[]>;
  };
  coaches: Pick<CoachStore, 'find'>;
  audit: Audit;
}

const found = ({ people }: PeopleParts, { query }: Vars): Promise<Participant[]> =>
  typeof query === 'string' ? people.search(query, mostFound) : Promise.resolve([]);

async function openPerson(parts: PeopleParts, call: ActionCall, { email }: Admin) {
  const id = pickedId(call.vars.pickedPerson);
  if (id === undefined) return { outcome: 'back', set: { pickedPerson: null } };
  const person = await parts.people.find(id);
  if (!person) return { outcome: 'gone', set: { pickedPerson: null } };
  await parts.audit({
    ...{ id: `admin-view:${actOf(call)}`, action: 'participant opened in chat' },
    ...{ subject: person.id, by: email, at: call.now },
  });
  const coach = person.coachId === undefined ? undefined : await parts.coaches.find(person.coachId);
  const set = { ...tellPerson(parts, call.locale, person, coach?.name), pickedPerson: null };
  return { outcome: 'shown', set };
}

/** What the office sees of a participant in chat. */
function tellPerson(
  { say }: AdminWho,
  locale: string,
  person: Participant,
  coachName: string | undefined,
): Vars {
  const { business, kecamatan, kelurahan } = person;
  const list = (state: string) =>
    steps.filter((step) => (person.steps[step]?.state ?? 'open') === state).join(', ');
  return {
    who: person.name,
    personNumber: person.number,
    personNik: person.nik.masked,
    personPhone: person.phone,
    personPlace: `${kelurahan.name}, ${kecamatan.name}`,
    personBusiness: business.kind === 'business' ? business.name : business.idea,
    personDone: list('done') || '-',
    personRunning: list('running') || '-',
    personCoach: coachName ?? say(locale, 'admin-lines:no_coach'),
  };
}

/** Finding a participant. Who looked at whom is noted. */
export const peopleActions: ActionDefinitions<PeopleParts> = {
  'admin.search': forAdmins(['some', 'none'], async (parts, { vars }) => ({
    outcome: (await found(parts, vars)).length > 0 ? 'some' : 'none',
  })),
  'admin.people': listForAdmins(async (parts, { vars }) =>
    (await found(parts, vars)).map(({ id, name, number, kecamatan }): Option => ({
      id,
      label: `${name} · ${kecamatan.name} · ${number}`,
    })),
  ),
  'admin.openPerson': forAdmins(['shown', 'back', 'gone'], (parts, call, admin) =>
    openPerson(parts, call, admin),
  ),
};
