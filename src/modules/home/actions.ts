import type {
  ActionCall,
  ActionDefinition,
  ActionDefinitions,
  ActionResult,
} from '../../engine/actions.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { Vars } from '../../engine/types.js';
import { personFacts, strangerFacts } from '../people/facts.js';
import type { Participant } from '../people/participant.js';
import type { ParticipantStore } from '../people/ports.js';
import { nextStep, type Summary } from './next-step.js';
import { numberOf, stepOf, stepsOver, stepStates } from '../people/standing.js';
import { participantOf } from '../people/participant-of.js';

export interface HomeParts {
  participants: Pick<ParticipantStore, 'find'>;
  contacts: Pick<ContactRecords, 'find'>;
  /** What waits for this person in the rooms of the steps. */
  openMatters: (participant: Participant, now: Date) => Promise<Omit<Summary, 'states'>>;
  /** What is ahead of them, the soonest first: `what` is `training` or `visit`. */
  ahead: (
    participant: Participant,
    now: Date,
  ) => Promise<{ what: string; at: string; title: string }[]>;
  /** How ready they are to ask for capital, 0 to 100. */
  readinessScore: (participant: Participant, now: Date) => Promise<number>;
  /** What the owner of a contact is beside a participant. */
  rolesOf: (contactId: string) => Promise<{ coach: boolean; admin: boolean }>;
}

/** The home menu: for whom it is, where they stand, and the one best next thing first. */
const options: ActionDefinition<HomeParts> = {
  outcomes: ['options'],
  async run(parts, { contact, now }): Promise<ActionResult> {
    const [participant, roles] = await Promise.all([
      participantOf(parts, contact.id),
      parts.rolesOf(contact.id),
    ]);
    if (!participant) {
      const offered = offer(rolesFirst(roles), ['help', 'officer', 'language']);
      return { ...offered, set: { step: 1, nextThing: 'register' }, person: strangerFacts };
    }
    const states = stepStates(participant);
    const matters = await parts.openMatters(participant, now);
    const next = nextStep({ ...matters, states });
    return {
      ...offer([...rolesFirst(roles), ...(next ? [next] : [])], everybody),
      set: { step: numberOf(stepOf(states)), over: stepsOver(states), nextThing: next ?? 'none' },
      person: personFacts(participant),
    };
  },
};

const everybody = ['steps', 'my_data', 'help', 'officer', 'language'];

/** The menu of a coach or an admin who is not a participant. */
const staffOptions: ActionDefinition<HomeParts> = {
  outcomes: ['options'],
  async run(parts, { contact }: ActionCall) {
    return offer(rolesFirst(await parts.rolesOf(contact.id)), ['register', 'help', 'language']);
  },
};

const rolesFirst = ({ coach, admin }: { coach: boolean; admin: boolean }): string[] => [
  ...(coach ? ['coach'] : []),
  ...(admin ? ['admin'] : []),
];

const offer = (first: readonly string[], rest: readonly string[]): ActionResult => ({
  outcome: 'options',
  options: [...first, ...rest].map((id) => ({ id })),
});

/** The seven steps, each with its state as `states.P2`. */
const stepOptions: ActionDefinition<HomeParts> = {
  outcomes: ['options'],
  async run(parts, { contact }) {
    const participant = await participantOf(parts, contact.id);
    const states = stepStates(participant ?? { steps: {} });
    return {
      ...offer(Object.keys(states), ['back']),
      set: { states, over: stepsOver(states), step: numberOf(stepOf(states)) },
    };
  },
};

/** STATUS: every step with its state and day, the readiness for capital, and what is coming. */
const status: ActionDefinition<HomeParts> = {
  outcomes: ['known', 'unknown'],
  async run(parts, { contact, now }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'unknown', person: strangerFacts };
    const states = stepStates(participant);
    const days = Object.entries(participant.steps).map(([step, { at }]) => [
      step,
      at.toISOString(),
    ]);
    const [ahead, score] = await Promise.all([
      parts.ahead(participant, now),
      parts.readinessScore(participant, now),
    ]);
    return {
      outcome: 'known',
      set: {
        states,
        days: Object.fromEntries(days) as Vars,
        step: numberOf(stepOf(states)),
        over: stepsOver(states),
        score,
        ahead,
      },
      person: personFacts(participant),
    };
  },
};

export const homeActions: ActionDefinitions<HomeParts> = {
  'home.options': options,
  'home.staffOptions': staffOptions,
  'home.steps': stepOptions,
  'home.status': status,
};
