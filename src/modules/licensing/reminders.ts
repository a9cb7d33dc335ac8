import { isRecorded, type Permit } from './permit.js';
import { personFacts } from '../people/facts.js';
import type { Participant } from '../people/participant.js';
import { daysBefore } from '../../delivery/reminders/local-time.js';
import { before, dayMs, type Planner } from '../../delivery/reminders/wanted.js';

export interface PermitMatter {
  permit: Permit;
  participant: Participant;
}

/** Days before its end at which the person is told. */
const noticeDays = [60, 14];

export const planPermit: Planner<PermitMatter> = ({ permit, participant }, { timeZone, say }) => {
  if (permit.expiresOn === undefined || !isRecorded(permit)) return [];
  const { expiresOn, kind } = permit;
  const end = new Date(`${expiresOn}T00:00:00Z`);
  return noticeDays.map((days) => ({
    kind: 'permit.expires',
    subject: { of: 'permit', id: permit.id },
    recipient: { of: 'participant', id: participant.id },
    participantId: participant.id,
    offset: String(days),
    at: daysBefore(end, days, timeZone),
    usefulUntil: before(end, days === 14 ? 0 : 15 * dayMs),
    since: permit.reportedAt ?? permit.createdAt,
    occasion: expiresOn,
    person: personFacts(participant),
    values: (locale) => ({ kindName: say(locale, `licensing-lines:name.${kind}`), at: expiresOn }),
  }));
};
