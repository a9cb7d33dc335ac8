import type { ApplicationMatter } from '../capital/reminders.js';
import { planApplication } from '../capital/reminders.js';
import { planDigest, type CoachMatter } from '../mentoring/coach-digest.js';
import { planIncident, type IncidentMatter } from './incident.js';
import { planMentoring, type MentoringMatter } from '../mentoring/reminders.js';
import { planParticipant, type ParticipantMatter } from '../people/reminders.js';
import { planPermit, type PermitMatter } from '../licensing/reminders.js';
import type { Subject, SubjectKind } from '../../delivery/reminders/reminder.js';
import { planSilence, type SilenceMatter } from './silence.js';
import { planTraining, type EnrolmentMatter } from '../training/reminders.js';
import type { PlanContext, Planner, Wanted } from '../../delivery/reminders/wanted.js';

/** What each kind of subject is, read as it is now. */
export interface Matter {
  enrolment: EnrolmentMatter;
  mentoring: MentoringMatter;
  coach: CoachMatter;
  permit: PermitMatter;
  participant: ParticipantMatter;
  application: ApplicationMatter;
  contact: SilenceMatter;
  incident: IncidentMatter;
}

const planners: { [K in SubjectKind]: Planner<Matter[K]> } = {
  enrolment: planTraining,
  mentoring: planMentoring,
  coach: planDigest,
  permit: planPermit,
  participant: planParticipant,
  application: planApplication,
  contact: planSilence,
  incident: planIncident,
};

/** Reads a subject; undefined when it is gone. */
export type LoadMatter = <K extends SubjectKind>(
  of: K,
  id: string,
  now: Date,
) => Promise<Matter[K] | undefined>;

/** Everything that a subject calls for, as it is now; nothing when it is gone. */
export async function planFor(
  { of, id }: Subject,
  load: LoadMatter,
  context: PlanContext,
): Promise<Wanted[]> {
  const matter = await load(of, id, context.now);
  if (!matter) return [];
  return (planners[of] as Planner<unknown>)(matter, context);
}
