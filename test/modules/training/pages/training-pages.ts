import { beforeEach } from '@jest/globals';
import { loadWords } from '../../../../src/i18n/words.js';
import { noAgenda, type Change } from '../../../../src/ports/agenda.js';
import { createFirstUser } from '../../../../src/web/sign-in/accounts.js';
import type { OfficeParts } from '../../../../src/modules/training/office.js';
import { bindTraining } from '../../../../src/modules/training/bind.js';
import { trainingOffice } from '../../../../src/modules/training/pages/build-pages.js';
import { trainingRoom } from '../../../../src/modules/training/pages/room.js';
import { makePlatform } from '../../../support/make-platform.js';
import { goodPassword, useDashboard } from '../../../web/dashboard/rig.js';
import { Visitor } from '../../../web/dashboard/visitor.js';

const words = loadWords('locales', 'Asia/Jakarta');

/** A form of a training as a user of the office fills it. */
export const form = {
  ...{
    title: 'Kemasan Produk',
    topic: 'Kemasan yang menjual',
    kind: 'pemprov',
    kecamatan: 'Tebet',
  },
  ...{ place: 'Kantor Kecamatan Tebet', date: '2026-11-28', from: '09:00', to: '12:00' },
  ...{ quota: '2', narasumber: 'Bu Ratna', bring: '1 contoh produk', task: 'ganti kemasan' },
};

/** What a page says, without its markup. */
export const text = (body: string) =>
  body
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** The pages of trainings over a store, and what they told whom. */
export interface TrainingPages {
  rig: ReturnType<typeof useDashboard>;
  office: OfficeParts;
  /** Signed in. */
  ani: Visitor;
  told: { contactId: string; key: string; mime?: string }[];
  changes: Change[];
}

/** Builds the pages anew before every test, with nothing in them. */
export function useTrainingPages(): TrainingPages {
  const rig = useDashboard();
  const pages = { rig } as TrainingPages;
  beforeEach(async () => {
    pages.told = [];
    pages.changes = [];
    for (const model of [rig.database.trainings, rig.database.enrolments, rig.database.contacts])
      await model.collection.deleteMany({});
    await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
    const platform = makePlatform({
      database: rig.database,
      clock: rig.clock,
      agenda: {
        changed: (change) => {
          pages.changes.push(change);
          return noAgenda.changed(change);
        },
      },
      tell: {
        now: () => Promise.reject(new Error('nobody is told at once')),
        byDay: (contactId, _key, [event]) => {
          const said = event?.type === 'said' ? event : undefined;
          const { mime } = said?.file ?? {};
          pages.told.push({ contactId, key: said?.key ?? '', ...(mime && { mime }) });
          return Promise.resolve(true);
        },
      },
      telegramLink: (token) => `https://t.me/pasti_bot?start=${token}`,
    });
    pages.office = trainingOffice(bindTraining(platform), platform);
    const messages = (locale: string, key: string, values?: object) =>
      words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values);
    rig.app = rig.build({ rooms: [trainingRoom(pages.office)], messages });
    pages.ani = new Visitor(rig.app);
    await pages.ani.signIn('ani@example.org', goodPassword);
  });
  return pages;
}

/** The one training there is. */
export async function only({ office }: TrainingPages) {
  const [training] = await office.trainings.list(10);
  if (!training) throw new Error('there is no training');
  return training;
}
