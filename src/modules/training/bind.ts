import type { Actions } from '../../engine/actions.js';
import { trainingActions } from './actions.js';
import type { TrainingParts } from './parts.js';
import { coachStore } from '../coaches/store/coaches.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import { enrolmentStore, tryStore } from './store/enrolments.js';
import { trainingStore } from './store/trainings.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildSteps } from '../people/keep-steps.js';
import { certificateDrawer } from './documents/draw-certificate.js';

/** What trainings are made of, on the real store. */
export function buildTrainingParts(
  around: Pick<
    ActionSurroundings,
    | 'database'
    | 'secrets'
    | 'words'
    | 'timeZone'
    | 'publicUrl'
    | 'files'
    | 'agenda'
    | 'notifyByDay'
    | 'telegramLink'
  >,
): TrainingParts {
  const { database, words, timeZone, publicUrl } = around;
  return {
    trainings: trainingStore(database),
    enrolments: enrolmentStore(database),
    tries: tryStore(database),
    participants: participantStore(database),
    contacts: contactStore(database),
    coaches: coachStore(database),
    steps: buildSteps(around),
    files: around.files,
    agenda: around.agenda,
    secrets: around.secrets,
    notify: around.notifyByDay,
    say: (locale, key, values) => words.say(locale, `trainings:${key}`, values),
    timeZone,
    checkInLinks(token) {
      const telegram = around.telegramLink(token);
      const web = `${publicUrl}/chat?start=${token}`;
      return { ...(telegram !== undefined && { telegram }), web };
    },
    drawCertificate: certificateDrawer(words, timeZone, publicUrl),
  };
}

/** What flows may `do` of this part, on the real store. */
export const buildTrainingActions = (around: ActionSurroundings): Actions =>
  trainingActions(buildTrainingParts(around));
