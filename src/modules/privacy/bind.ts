import { makeWorkbook } from '../../documents/sheet.js';
import type { Platform } from '../../ports/platform.js';
import { officeStore } from '../../store/office.js';
import { personalData } from '../../store/personal-data.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import type { PrivacyParts } from './actions.js';
import { personalSheets } from './personal-sheets.js';
import { forgettingStore } from './store/forgettings.js';

/** The rights of a person to their data, on the real store. */
export function bindPrivacy(platform: Platform): PrivacyParts {
  const { database, files } = platform;
  const participants = participantStore(database);
  const remove = async (id: string) => {
    await files.forget(id);
    await participants.remove(id);
  };
  return {
    participants: { ...participants, remove },
    contacts: contactStore(database),
    forgettings: forgettingStore(database),
    audit: (entry) => officeStore(database).audit(entry),
    kept: kept(platform),
  };
}

/** DATA SAYA: counts, and everything as a workbook. */
function kept(platform: Platform): PrivacyParts['kept'] {
  const everything = personalData(platform.database);
  return {
    count: (whose) => everything.count(whose),
    async file(whose, { id, locale, at }) {
      const found = await everything.read(whose);
      const sheets = personalSheets(found, (key) =>
        platform.words.find(locale, `common:keeps.${key}`),
      );
      const title = platform.words.say(locale, 'common:dataFile');
      return platform.files.keep({
        id,
        // Of an owner of its own: it is of use for days, not for years.
        ownerId: `data:${whose.participantId}`,
        name: `${title}.xlsx`,
        mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await makeWorkbook(sheets, { title, at }),
      });
    },
  };
}
