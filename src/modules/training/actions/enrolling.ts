import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import { trainingVars } from '../describe.js';
import { enrol, leave } from '../enrol.js';
import { strangerFacts } from '../../people/facts.js';
import { participantOf } from '../../people/participant-of.js';
import { type TrainingParts } from '../parts.js';
import { changeEnrolment } from '../change-enrolment.js';
import { checkInWindow, enrolWindow, placeIn } from '../rules.js';
import { settleEnrolment } from '../settle.js';
import { enrolmentId, type Training } from '../training.js';
import { pickedId } from './finding.js';

const varsOf = ({ say, timeZone }: TrainingParts, training: Training, locale: string) =>
  trainingVars(training, { say, locale, timeZone });

const enrolAction: ActionDefinition<TrainingParts> = {
  outcomes: ['seated', 'waiting', 'cancelled', 'late', 'full', 'gone', 'clash', 'unknown'],
  async run(parts, call) {
    const participant = await participantOf(parts, call.contact.id);
    if (!participant) return { outcome: 'unknown', person: strangerFacts };
    const result = await enrol(parts, pickedId(call) ?? '', participant.id, call.now);
    if (!('training' in result)) return { outcome: result.outcome };
    const set = varsOf(parts, result.training, call.locale);
    if (result.outcome !== 'clash') {
      return { outcome: result.outcome, set: { ...set, position: result.position } };
    }
    return { outcome: 'clash', set: { ...set, otherTitle: result.other.title } };
  },
};

/** Gives the place up; to have given it up already is as good. */
const cancel: ActionDefinition<TrainingParts> = {
  outcomes: ['left', 'none', 'late', 'gone', 'unknown'],
  async run(parts, call) {
    const participant = await participantOf(parts, call.contact.id);
    if (!participant) return { outcome: 'unknown', person: strangerFacts };
    const { outcome, training } = await leave(
      parts,
      pickedId(call) ?? '',
      participant.id,
      call.now,
    );
    return { outcome, ...(training && { set: varsOf(parts, training, call.locale) }) };
  },
};

async function ownPlace(parts: TrainingParts, call: ActionCall) {
  const participant = await participantOf(parts, call.contact.id);
  const training = await parts.trainings.find(pickedId(call) ?? '');
  if (!participant || !training) return undefined;
  return { participant, training, place: placeIn(training, participant.id) };
}

/** How a person's place stands, with what can be done about it. */
const place: ActionDefinition<TrainingParts> = {
  outcomes: [
    ...['seated', 'confirmed', 'waiting', 'attended', 'late', 'over', 'cancelled', 'none', 'gone'],
  ],
  async run(parts, call) {
    const own = await ownPlace(parts, call);
    if (!own) return { outcome: 'gone' };
    const { participant, training } = own;
    const set = { ...varsOf(parts, training, call.locale), position: own.place?.position ?? 0 };
    const id = enrolmentId(training.id, participant.id);
    const enrolment = own.place
      ? await settleEnrolment(parts, training.id, participant.id, call.now)
      : await parts.enrolments.find(id);
    if (enrolment?.attendedAt) return { outcome: 'attended', set };
    if (checkInWindow(training, call.now) === 'over') return { outcome: 'over', set };
    const window = enrolWindow(training, call.now);
    if (window !== 'open') return { outcome: window, set };
    if (!own.place) return { outcome: 'none', set };
    if (own.place.state === 'waiting') return { outcome: 'waiting', set };
    return { outcome: enrolment?.confirmedAt ? 'confirmed' : 'seated', set };
  },
};

/** Takes down that the person will come. */
const confirm: ActionDefinition<TrainingParts> = {
  outcomes: ['confirmed', 'waiting', 'late', 'cancelled', 'none', 'gone'],
  async run(parts, call) {
    const own = await ownPlace(parts, call);
    if (!own) return { outcome: 'gone' };
    const { participant, training } = own;
    const set = { ...varsOf(parts, training, call.locale), position: own.place?.position ?? 0 };
    const window = enrolWindow(training, call.now);
    if (window !== 'open') return { outcome: window, set };
    if (!own.place) return { outcome: 'none', set };
    await settleEnrolment(parts, training.id, participant.id, call.now);
    if (own.place.state === 'waiting') return { outcome: 'waiting', set };
    await changeEnrolment(parts, enrolmentId(training.id, participant.id), (known) =>
      known.confirmedAt || known.state !== 'seated' ? undefined : { confirmedAt: call.now },
    );
    return { outcome: 'confirmed', set };
  },
};

export const enrollingActions: ActionDefinitions<TrainingParts> = {
  'training.enrol': enrolAction,
  'training.cancel': cancel,
  'training.place': place,
  'training.confirm': confirm,
};
