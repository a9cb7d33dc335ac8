import type { Agenda } from '../../ports/agenda.js';
import type { Files } from '../../ports/files.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { FactStore } from '../facts/fact.js';
import type { ParticipantStore } from '../people/ports.js';
import type { StepStore } from '../people/mark-step.js';
import type { LicenceAnswerStore, PermitChanges, PermitStore } from './ports.js';
import type { Permit } from './permit.js';
import type { TellByDay } from '../../ports/notify.js';

/** What licensing is made of. */
export interface LicensingParts {
  participants: Pick<ParticipantStore, 'find'>;
  contacts: Pick<ContactRecords, 'find' | 'ofParticipant'>;
  permits: PermitStore;
  answers: LicenceAnswerStore;
  facts: Pick<FactStore, 'list'>;
  steps: StepStore;
  files: Pick<Files, 'take'>;
  agenda: Agenda;
  /** A text of the locales by its whole key, `licensing-lines:name.nib`. */
  say: (locale: string, key: string, values?: object) => string;
  /** Puts a notice into a contact's outbox, once a key; false when there is no such conversation. */
  tellByDay: TellByDay;
}

/** Rounds of writing against others. */
const rounds = 20;

/**
 * Changes a permit against whoever changes it at the same time, and says so to the agenda.
 * @param change gives the fields to set; undefined leaves it as it is
 * @returns the permit afterwards; undefined where there is none
 */
export async function changePermit(
  { permits, agenda }: Pick<LicensingParts, 'permits' | 'agenda'>,
  id: string,
  change: (permit: Permit) => PermitChanges | undefined,
): Promise<Permit | undefined> {
  for (let round = 0; round < rounds; round += 1) {
    const known = await permits.find(id);
    if (!known) return undefined;
    const changes = change(known);
    const changed = changes ? await permits.change(known, changes) : known;
    if (!changed) continue;
    // Also when nothing changed: the process may have ended between the write and this.
    await agenda.changed({ of: 'permit', id });
    return changed;
  }
  throw new Error(`permit ${id} is changed all the time`);
}
