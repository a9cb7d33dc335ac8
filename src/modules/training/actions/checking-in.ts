import type {
  ActionCall,
  ActionDefinition,
  ActionDefinitions,
  ActionResult,
} from '../../../engine/actions.js';
import { checkInByCode, checkInByToken, type CheckIn } from '../check-in.js';
import { tokenPrefix } from '../create-training.js';
import { trainingVars } from '../describe.js';
import { strangerFacts } from '../../people/facts.js';
import { participantOf } from '../../people/participant-of.js';
import type { TrainingParts } from '../parts.js';

const outcomes = [
  'checked_in',
  'walk_in',
  'already',
  'early',
  'over',
  'cancelled',
  'waiting',
  'full',
  'wrong',
  'too_often',
  'unknown',
] as const;

function answer(
  { say, timeZone }: TrainingParts,
  { locale }: ActionCall,
  found: CheckIn,
): ActionResult {
  if (!('training' in found)) return { outcome: found.outcome };
  const set = trainingVars(found.training, { say, locale, timeZone });
  return { outcome: found.outcome, set };
}

/** By the code that the person typed. */
const byCode: ActionDefinition<TrainingParts> = {
  outcomes,
  async run(parts, call) {
    const { contact, vars, inboundId, now } = call;
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'unknown', person: strangerFacts };
    // Behind the word HADIR, or in answer to the question.
    const typed = vars.code ?? vars.said;
    const arrival = { participantId: participant.id, inboundId: `${contact.id} ${inboundId}`, now };
    return answer(
      parts,
      call,
      await checkInByCode(parts, typeof typed === 'string' ? typed : '', arrival),
    );
  },
};

/** By the token of the link that the person followed. */
const byLink: ActionDefinition<TrainingParts> = {
  outcomes,
  async run(parts, call) {
    const { contact, person, inboundId, now } = call;
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'unknown', person: strangerFacts };
    const token = typeof person.payload === 'string' ? person.payload : '';
    if (!token.startsWith(tokenPrefix)) return { outcome: 'wrong' };
    const arrival = { participantId: participant.id, inboundId, now };
    return answer(parts, call, await checkInByToken(parts, token, arrival));
  },
};

export const checkInActions: ActionDefinitions<TrainingParts> = {
  'training.checkIn': byCode,
  'training.checkInLink': byLink,
};
