import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Json, Vars } from '../../../engine/types.js';
import { sortTrainings, trainingOption, trainingVars, type Wanted } from '../describe.js';
import { strangerFacts } from '../../people/facts.js';
import { participantOf } from '../../people/participant-of.js';
import type { TrainingParts } from '../parts.js';
import { checkInWindow, enrolWindow, placeIn, seatsLeft } from '../rules.js';
import type { TrainingSummary } from '../training.js';
import { partsOf } from './standing.js';

/** Most trainings that are looked through for a list. */
const mostTrainings = 300;

/** What the person asks for. */
function wantedOf(vars: Vars, own: string): Wanted {
  const kecamatan = (vars.kecamatan as Vars | undefined)?.code;
  return {
    own,
    ...(typeof kecamatan === 'string' && { kecamatan }),
    ...(typeof vars.date === 'string' && { date: vars.date }),
    ...(typeof vars.kind === 'string' && { kind: vars.kind }),
  };
}

async function findTrainings(
  parts: TrainingParts,
  { vars, contact, now }: ActionCall,
): Promise<TrainingSummary[] | undefined> {
  const participant = await participantOf(parts, contact.id);
  if (!participant) return undefined;
  const coming = await parts.trainings.coming(now, mostTrainings);
  const open = coming.filter((training) => enrolWindow(training, now) === 'open');
  return sortTrainings(open, wantedOf(vars, participant.kecamatan.code), parts.timeZone);
}

/** Whether there is anything to choose from; `none_such` where only the person's own wishes leave nothing. */
const search: ActionDefinition<TrainingParts> = {
  outcomes: ['found', 'none', 'none_such', 'unknown'],
  async run(parts, call) {
    const found = await findTrainings(parts, call);
    if (!found) return { outcome: 'unknown', person: strangerFacts };
    if (found.length > 0) return { outcome: 'found' };
    const wished = writeWishes(parts, call);
    return wished ? { outcome: 'none_such', set: { wished } } : { outcome: 'none' };
  },
};

/** What was asked for, in words; wishes add up until all is shown again. */
function writeWishes({ say }: TrainingParts, { vars, locale }: ActionCall): string {
  const { date, kind } = wantedOf(vars, '');
  const kecamatan = (vars.kecamatan as Vars | undefined)?.name;
  return [
    ...(typeof kecamatan === 'string' ? [kecamatan] : []),
    ...(date ? [say(locale, 'wish.date', { date })] : []),
    ...(kind ? [say(locale, `kind.${kind}`)] : []),
  ].join(', ');
}

/** The trainings as options, and the way to others. */
const near: ActionDefinition<TrainingParts> = {
  outcomes: ['listed'],
  async run(parts, call) {
    const { say, timeZone } = parts;
    const { locale } = call;
    const found = (await findTrainings(parts, call)) ?? [];
    const listed = found.map((one) => trainingOption(one, { say, locale, timeZone }));
    const other = { id: 'other', label: say(locale, 'option.other') };
    return { outcome: 'listed', options: [...listed, other] };
  },
};

/** Takes the kind that was chosen into the search. */
const setKind: ActionDefinition<unknown> = {
  outcomes: ['set'],
  run: (_parts, { args }) => Promise.resolve({ outcome: 'set', set: { kind: args.kind as Json } }),
};

/** Nothing in particular is asked for any more. */
const widen: ActionDefinition<unknown> = {
  outcomes: ['widened'],
  run: () =>
    Promise.resolve({ outcome: 'widened', set: { kecamatan: null, date: null, kind: null } }),
};

/** The id that was picked from a list, or handed in. */
export function pickedId({ vars, args }: Pick<ActionCall, 'vars' | 'args'>): string | undefined {
  const picked = (vars.picked as Vars | undefined)?.id;
  const id = args.from === 'picked' ? picked : vars.trainingId;
  return typeof id === 'string' ? id : undefined;
}

/** What there is to say and to do of the training that was picked. */
const show: ActionDefinition<TrainingParts> = {
  outcomes: ['open', 'full', 'seated', 'waiting', 'late', 'cancelled', 'gone'],
  async run(parts, call) {
    const { say, timeZone } = parts;
    const { contact, locale, now } = call;
    const participant = await participantOf(parts, contact.id);
    const training = await parts.trainings.find(pickedId(call) ?? '');
    if (!participant || !training) return { outcome: 'gone' };
    const set = trainingVars(training, { say, locale, timeZone });
    const window = enrolWindow(training, now);
    if (window !== 'open') return { outcome: window, set };
    const place = placeIn(training, participant.id);
    if (place) return { outcome: place.state, set: { ...set, position: place.position } };
    return { outcome: seatsLeft(training) > 0 ? 'open' : 'full', set };
  },
};

/** Whether the person has trainings of their own to look at. */
const held: ActionDefinition<TrainingParts> = {
  outcomes: ['some', 'none'],
  async run(parts, { contact, now }) {
    const participant = await participantOf(parts, contact.id);
    const all = participant ? await partsOf(parts, participant.id, now) : [];
    const some = all.some(({ enrolment }) => enrolment.state !== 'cancelled');
    return { outcome: some ? 'some' : 'none' };
  },
};

/** The person's own trainings as options, each with how it stands. */
const mine: ActionDefinition<TrainingParts> = {
  outcomes: ['listed'],
  async run(parts, { contact, locale, now }) {
    const { say, timeZone } = parts;
    const participant = await participantOf(parts, contact.id);
    const all = participant ? await partsOf(parts, participant.id, now) : [];
    const options = all
      .filter(({ enrolment }) => enrolment.state !== 'cancelled')
      .map(({ training, enrolment }) => {
        const { attendedAt, certificate, practice, state } = enrolment;
        const practised = practice?.state === 'waiting' ? 'practice' : practice?.state;
        const attended = certificate ? 'certificate' : (practised ?? 'attended');
        const stands =
          training.state === 'cancelled'
            ? 'calledOff'
            : attendedAt
              ? attended
              : checkInWindow(training, now) === 'over'
                ? 'missed'
                : state;
        const seats = say(locale, `stands.${stands}`);
        return trainingOption(training, { say: fixed(say, seats), locale, timeZone });
      });
    const none = { id: 'none', label: say(locale, 'option.back') };
    return { outcome: 'listed', options: [...options, none] };
  },
};

/** Puts how it stands where a training to choose has its seats. */
const fixed =
  (say: TrainingParts['say'], seats: string): TrainingParts['say'] =>
  (locale, key, values) =>
    key === 'option.training' ? say(locale, key, { ...values, seats }) : say(locale, key, values);

export const findingActions: ActionDefinitions<TrainingParts> = {
  'training.search': search,
  'training.near': near,
  'training.kinds': setKind,
  'training.widen': widen,
  'training.show': show,
  'training.held': held,
  'training.mine': mine,
};
