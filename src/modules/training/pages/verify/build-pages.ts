import { verifyCertificate } from '../../verify.js';
import { participantStore } from '../../../people/store/participants.js';
import { enrolmentStore } from '../../store/enrolments.js';
import { trainingStore } from '../../store/trainings.js';
import { verifyPages } from './verify-routes.js';
import type { PublicPages } from '../../../../web/types.js';
import type { Platform } from '../../../../ports/platform.js';

/** The public page that says whether a certificate is ours, on the real store. */
export function buildVerifyPages({ database, words, timeZone }: Platform): PublicPages {
  const parts = {
    enrolments: enrolmentStore(database),
    trainings: trainingStore(database),
    participants: participantStore(database),
  };
  return verifyPages({
    find: (number) => verifyCertificate(parts, number),
    words: (locale, key, values) => words.say(locale, `trainings:${key}`, values),
    timeZone,
  });
}
