import { monthOf } from '../bookkeeping/month.js';
import { isReportMissing } from '../bookkeeping/report.js';
import type { Participant } from '../people/participant.js';
import type { Summary } from './next-step.js';
import { reportStore } from '../bookkeeping/store.js';
import { applicationStore } from '../capital/store.js';
import type { Database } from '../../store/connect.js';
import { dayOf } from '../../i18n/local-time.js';

/** What waits for a person in the cash book and with the bank; asked only of those who have begun there. */
export function moneyMatters(database: Database, timeZone: string) {
  const reports = reportStore(database);
  const applications = applicationStore(database);
  return async (
    { id, steps }: Pick<Participant, 'id' | 'steps'>,
    now: Date,
  ): Promise<Pick<Summary, 'reportMissing' | 'returned'>> => {
    const [known, asked] = await Promise.all([
      steps.P6 ? reports.ofParticipant(id) : [],
      steps.P7?.state === 'running' ? applications.ofParticipant(id) : [],
    ]);
    const months = known.filter(({ source }) => source !== 'none').map(({ month }) => month);
    const reportMissing = isReportMissing(months, monthOf(dayOf(now, timeZone)));
    const papers = asked.some(({ state }) => state === 'papers_asked');
    return { ...(reportMissing && { reportMissing }), ...(papers && { returned: 'P7' as const }) };
  };
}
