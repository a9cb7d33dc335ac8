import type { ProgrammeParts } from '../../app/programme-actions.js';
import { settleTraining } from '../training/settle.js';
import { makeWorkbook } from '../../documents/sheet.js';
import { forgettingStore } from './store/forgettings.js';
import { bazaarStore } from '../marketing/store.js';
import { forgetMentoring } from '../mentoring/store/meetings.js';
import { officeStore } from '../../store/office.js';
import { personalData } from '../../store/personal-data.js';
import { proofStore } from '../people/store/proofs.js';
import type { ForgetParts } from './forget-person.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildTrainingParts } from '../training/bind.js';
import { personalSheets } from './personal-sheets.js';

/** Conversations are held while the rest goes, and let go at the end. */
const spared = ['sessions'];

/** How a person is forgotten, over all rooms of the real store. */
export function buildForgetting(
  around: ActionSurroundings,
  conversations: ForgetParts['conversations'],
): ForgetParts {
  const { database, secrets, notifyByDay, forgetMessages } = around;
  const office = officeStore(database);
  const proofs = proofStore(database);
  const everything = personalData(database);
  const training = buildTrainingParts(around);
  const mentoring = forgetMentoring(database);
  return {
    secrets,
    forgettings: forgettingStore(database),
    conversations,
    async release(participantId, now) {
      for (const { id } of await training.trainings.holding(participantId)) {
        await training.trainings.leave(id, participantId);
        await settleTraining(training, id, now);
      }
      await bazaarStore(database).forget(participantId);
      await mentoring(participantId);
    },
    async forgetAll(whose) {
      await everything.forget(whose, spared);
      if (whose.participantId !== undefined)
        await around.agenda.changed({ of: 'participant', id: whose.participantId });
    },
    isKept: (whose) => everything.isKept(whose, spared),
    forgetMessages,
    async forgetProof(contactId) {
      await proofs.remove(contactId);
    },
    audit: (entry) => office.audit(entry),
    forgetSubject: (subject, renamed) => office.forgetSubject(subject, renamed),
    notifyByDay,
  };
}

/** DATA SAYA: counts, and everything as a workbook. */
export function buildKept(around: ActionSurroundings): ProgrammeParts['kept'] {
  const everything = personalData(around.database);
  return {
    count: (whose) => everything.count(whose),
    async file(whose, { id, locale, at }) {
      const found = await everything.read(whose);
      const sheets = personalSheets(found, (key) =>
        around.words.find(locale, `common:keeps.${key}`),
      );
      const title = around.words.say(locale, 'common:dataFile');
      return around.files.keep({
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
