import type { Participant } from '../people/participant.js';
import type { ParticipantStore } from '../people/ports.js';
import type { ApplicationState, LoanApplication, MoveFault } from './application.js';
import { moveApplication, type MoveParts } from './move-application.js';
import type { ApplicationStore } from './ports.js';
import type { Audit } from '../../ports/audit.js';
import { dayOf } from '../../i18n/local-time.js';

/** An application with who asked. */
export interface ApplicationRow extends LoanApplication {
  /** Absent where the participant was deleted meanwhile. */
  participant?: Pick<Participant, 'id' | 'name' | 'number' | 'kecamatan'>;
}

export interface DeskParts extends MoveParts {
  applications: ApplicationStore;
  participants: Pick<ParticipantStore, 'find'>;
  audit: Audit;
  /** Tells the participant what the office wrote down. */
  tell: (application: LoanApplication) => Promise<void>;
  timeZone: string;
}

/** What the office writes of an application. */
export interface DeskStep {
  state: ApplicationState;
  /** YYYY-MM-DD. */
  day: string;
  amount?: number;
  note?: string;
}

/** The office's side of applications. */
export function applicationDesk(parts: DeskParts) {
  const { applications, participants, audit, tell, timeZone } = parts;
  const withPerson = async (application: LoanApplication): Promise<ApplicationRow> => {
    const found = await participants.find(application.participantId);
    return { ...application, ...(found && { participant: found }) };
  };
  return {
    count: () => applications.count(),
    async page(...of: Parameters<ApplicationStore['page']>): Promise<ApplicationRow[]> {
      return Promise.all((await applications.page(...of)).map(withPerson));
    },
    async find(id: string): Promise<ApplicationRow | undefined> {
      const found = await applications.find(id);
      return found && withPerson(found);
    },
    /**
     * Writes what became of an application, by a user of the dashboard.
     * @param version the one that was on the page: what was changed meanwhile is not overwritten
     */
    async move(
      id: string,
      version: number,
      step: DeskStep,
      by: string,
      now: Date,
    ): Promise<'moved' | 'changed' | 'gone' | MoveFault> {
      const application = await applications.find(id);
      if (!application) return 'gone';
      if (application.version !== version) return 'changed';
      const result = await moveApplication(
        parts,
        application,
        { ...step, at: now, by },
        dayOf(now, timeZone),
      );
      if (result.outcome === 'refused') return result.fault;
      if (result.outcome === 'changed') return 'changed';
      await audit({
        id: `application:${id}:${String(version + 1)}`,
        action: `application ${application.state} -> ${step.state}`,
        subject: application.participantId,
        ...{ by, at: now },
      });
      await tell(result.application);
      return 'moved';
    },
  };
}

export type ApplicationDesk = ReturnType<typeof applicationDesk>;
