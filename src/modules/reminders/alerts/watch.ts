import type { Agenda } from '../../../ports/agenda.js';
import type { ReminderStore } from '../../../delivery/reminders/ports.js';
import { keyOf } from '../../../delivery/reminders/reminder.js';
import { beginOf, type Incident, type IncidentStore } from './incident.js';
import { calmMs, troubleKinds, troublesOf, type Measures, type Trouble } from './trouble.js';

export interface WatchParts {
  measure: (now: Date) => Promise<Measures>;
  incidents: IncidentStore;
  agenda: Agenda;
  reminders: Pick<ReminderStore, 'ofSubject'>;
  /** Sends a row that is due, past the queue: that may be what is wrong. Says nothing, never rejects. */
  send: (row: { id: string; version: number }) => void;
}

/** So long after its end an incident is looked at again: somebody's alert may have been under way. */
const lingerMs = 24 * 3_600_000;

/**
 * One look at how sending goes: begins and ends incidents, and tells the admins of both. May run in several workers at
 * once: incidents and what is told of them are rows, unique on the incident.
 */
export async function watchForTrouble(parts: WatchParts, now: Date): Promise<void> {
  const troubles = troublesOf(await parts.measure(now), now);
  for (const kind of troubleKinds) {
    const trouble = troubles.find((one) => one.kind === kind);
    const incident = await follow(
      parts.incidents,
      await parts.incidents.latest(kind),
      trouble,
      now,
    );
    if (incident) await tell(parts, incident, now);
  }
}

/** Makes the incident match what is wrong now. @returns the latest of its kind */
async function follow(
  incidents: IncidentStore,
  latest: Incident | undefined,
  trouble: Trouble | undefined,
  now: Date,
): Promise<Incident | undefined> {
  const lasting = latest && !latest.overAt ? latest : undefined;
  if (trouble && lasting) await incidents.noteSeen(lasting.id, trouble, now);
  else if (trouble) {
    const begun = beginOf(trouble, latest, now);
    await incidents.open(begun);
    return begun;
  } else if (lasting && now.getTime() - lasting.seenAt.getTime() >= calmMs) {
    await incidents.close(lasting.id, lasting.seenAt, now);
    return { ...lasting, overAt: now };
  }
  return latest;
}

async function tell(parts: WatchParts, { id, overAt }: Incident, now: Date): Promise<void> {
  if (overAt && now.getTime() - overAt.getTime() > lingerMs) return;
  await parts.agenda.changed({ of: 'incident', id });
  const rows = await parts.reminders.ofSubject(keyOf({ of: 'incident', id }));
  for (const row of rows) if (row.state === 'planned' && row.dueAt <= now) parts.send(row);
}
