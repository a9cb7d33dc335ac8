import type { Platform } from '../../ports/platform.js';
import { coachStore } from '../coaches/store/coaches.js';
import { keepSteps } from '../people/keep-steps.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import { certificateDrawer } from './documents/draw-certificate.js';
import type { TrainingParts } from './parts.js';
import { enrolmentStore, tryStore } from './store/enrolments.js';
import { trainingStore } from './store/trainings.js';

/** Trainings, on the real store. */
export function bindTraining(platform: Platform): TrainingParts {
  const { database, words, files, agenda, secrets, tell, timeZone, publicUrl } = platform;
  return {
    trainings: trainingStore(database),
    enrolments: enrolmentStore(database),
    tries: tryStore(database),
    participants: participantStore(database),
    contacts: contactStore(database),
    coaches: coachStore(database),
    steps: keepSteps(platform),
    files,
    agenda,
    secrets,
    tellByDay: tell.byDay,
    say: (locale, key, values) => words.say(locale, `trainings:${key}`, values),
    timeZone,
    checkInLinks(token) {
      const telegram = platform.telegramLink(token);
      const web = `${publicUrl}/chat?start=${token}`;
      return { ...(telegram !== undefined && { telegram }), web };
    },
    drawCertificate: certificateDrawer(words, timeZone, publicUrl),
  };
}
