import type { PlanFor } from '../../delivery/reminders/replan.js';
import { planApplication, type ApplicationMatter } from '../capital/reminders.js';
import { planDigest, type CoachMatter } from '../mentoring/coach-digest.js';
import { planIncident, type IncidentMatter } from './incident.js';
import { planMentoring, type MentoringMatter } from '../mentoring/reminders.js';
import { planBookkeeping, type BookkeepingMatter } from '../bookkeeping/reminders.js';
import { planStuck } from '../people/reminders.js';
import { planPermit, type PermitMatter } from '../licensing/reminders.js';
import type { SubjectKind } from '../../delivery/reminders/reminder.js';
import { planSilence, type SilenceMatter } from './silence.js';
import { planTraining, type EnrolmentMatter } from '../training/reminders.js';
import type { Planner } from '../../delivery/reminders/wanted.js';

/** What each kind of subject is, read as it is now. */
export interface Matter {
  enrolment: EnrolmentMatter;
  mentoring: MentoringMatter;
  coach: CoachMatter;
  permit: PermitMatter;
  participant: BookkeepingMatter;
  application: ApplicationMatter;
  contact: SilenceMatter;
  incident: IncidentMatter;
}

const planners: { [K in SubjectKind]: Planner<Matter[K]> } = {
  enrolment: planTraining,
  mentoring: planMentoring,
  coach: planDigest,
  permit: planPermit,
  participant: (matter, context) => [
    ...planBookkeeping(matter, context),
    ...planStuck(matter, context),
  ],
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

/** What a subject calls for, out of what is loaded of it; nothing when it is gone. */
export const createPlanFor =
  (load: LoadMatter): PlanFor =>
  async ({ of, id }, context) => {
    const matter = await load(of, id, context.now);
    if (!matter) return [];
    return (planners[of] as Planner<unknown>)(matter, context);
  };
