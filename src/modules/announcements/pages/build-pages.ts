import { makeCsv } from '../../../documents/csv.js';
import type { Cell } from '../../../documents/sheet.js';
import { kecamatanList } from '../../../language/areas.js';
import type { BroadcastButton, Delivery } from '../broadcast.js';
import { textFor } from '../fill-for.js';
import { countReach } from '../list-recipients.js';
import { changeBroadcast, draftBroadcast, startBroadcast, type BroadcastDesk } from '../manage.js';
import type { Database } from '../../../store/connect.js';
import { coachStore } from '../../coaches/store/coaches.js';
import { addBroadcastPages } from './broadcast-routes.js';
import type { BroadcastSource, Preview } from './broadcast-source.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { buildBroadcastDesk } from '../build-desk.js';
import { namesOf } from '../../coaches/store/names-of.js';
import { sendTest } from './send-test.js';
import { openTrainings } from '../../training/store/open-trainings.js';
import { wordingOf } from '../wording.js';
import type { Platform } from '../../../ports/platform.js';

const ledgerPage = 1_000;

/** The pages of announcements. */
export const buildBroadcastPages =
  (platform: Platform): DashboardRoom =>
  (app, desk) => {
    addBroadcastPages(app, desk, sourceOf(platform));
  };

function sourceOf(platform: Platform): BroadcastSource {
  const { database, clock, files, approvalAbove } = platform;
  const desk = buildBroadcastDesk(database, approvalAbove);
  const who = (by: string) => ({ by, now: clock.now() });
  return {
    desk,
    choices: async () => ({
      kecamatan: kecamatanList.map(({ code, name, city }) => ({ code, name, city })),
      trainings: await openTrainings(database),
      coaches: (await coachStore(database).list()).map(({ id, name }) => ({ id, name })),
    }),
    draft: (id, composed, by) => draftBroadcast(desk, id, composed, who(by)),
    start: (id, by) => startBroadcast(desk, id, who(by)),
    change: (id, change, by) => changeBroadcast(desk, id, change, who(by)),
    test: (id, email) => sendTest(platform, desk, id, email),
    reach: (segment) => countReach(desk.source, segment, clock.now()),
    preview: (composed) => previewOf(platform, desk, composed),
    keepFile: (id, file) => files.keep({ ...file, id: `broadcast-${id}`, ownerId: 'office' }),
    ledgerCsv: (id) => ledgerOf(database, desk, id),
    namesOf: (rows) => namesIn(database, rows),
  };
}

/** As the first recipient reads it, on each channel. */
async function previewOf(
  { words, clock }: Platform,
  desk: BroadcastDesk,
  composed: Parameters<BroadcastSource['preview']>[0],
): Promise<Preview[]> {
  const { recipients } = await desk.source.page(composed.segment, clock.now(), 1);
  const [first] = recipients;
  if (!first) return [];
  const text = textFor(composed, first.participant, 'id', wordingOf(words));
  const labels = composed.buttons.map(({ label }: BroadcastButton) => label.id ?? '');
  const replies = words.say('id', 'common:offer', { labels: labels.join(' / ') });
  return [
    { channel: 'telegram', text, buttons: labels },
    { channel: 'whatsapp', text: labels.length > 0 ? `${text}\n\n${replies}` : text, buttons: [] },
  ];
}

const namesIn = (database: Database, rows: Delivery[]) =>
  namesOf(
    database,
    'participants',
    rows.map(({ participantId }) => participantId),
  );

async function ledgerOf(database: Database, desk: BroadcastDesk, id: string): Promise<string> {
  const all: Record<string, Cell>[] = [];
  for (let after: string | undefined; ;) {
    const rows = await desk.deliveries.ledger(id, ledgerPage, after);
    const names = await namesIn(database, rows);
    for (const row of rows) {
      const { participantId, contactId, state, why, attempts, sentAt, answer } = row;
      const name = names.get(participantId);
      const channel = contactId.split(':')[0];
      all.push({
        participantId,
        name,
        channel,
        state,
        why,
        attempts,
        sentAt,
        answer: answer?.button,
      });
    }
    after = rows.at(-1)?.id;
    if (rows.length < ledgerPage) break;
  }
  const titles = [
    'participantId',
    'name',
    'channel',
    'state',
    'why',
    'attempts',
    'sentAt',
    'answer',
  ];
  return makeCsv({ columns: titles.map((key) => ({ key, title: key })), rows: all });
}
