import type { ApplicationMatter } from './application.js';
import { planApplication } from './application.js';
import { planDigest, type CoachMatter } from './coach-digest.js';
import { planIncident, type IncidentMatter } from './incident.js';
import { planMentoring, type MentoringMatter } from './mentoring.js';
import { planParticipant, type ParticipantMatter } from './participant.js';
import { planPermit, type PermitMatter } from './permit.js';
import type { Subject, SubjectKind } from './reminder.js';
import { planSilence, type SilenceMatter } from './silence.js';
import { planTraining, type EnrolmentMatter } from './training.js';
import type { PlanContext, Planner, Wanted } from './wanted.js';

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
