import { expect } from '@jest/globals';
import type { ActionCall, ActionResult, Actions } from '../../src/engine/actions.js';
import type { EngineParts } from '../../src/engine/engine.js';
import { assembleFlows, parseFlow } from '../../src/engine/load-flows.js';
import { createOpen, type Opening } from '../../src/engine/open.js';
import { createEngine } from '../../src/engine/turn.js';
import type { Conversation, Event, Input } from '../../src/engine/types.js';
import { readChoice } from '../../src/language/choice.js';
import { readChoices } from '../../src/language/choices.js';
import { numberOptions } from '../../src/language/option-numbers.js';
import { readCommand } from '../../src/language/command.js';
import { readGreeting } from '../../src/language/greeting.js';
import { readers } from '../../src/language/readers.js';
import { splitAnswers } from '../../src/language/split-answers.js';

const turnWords: Record<string, string[]> = { '+': ['Berikutnya »'], '-': ['« Sebelumnya'] };

const ratingWords = ['tidak bermanfaat', 'kurang', 'cukup', 'bermanfaat', 'sangat bermanfaat'];

/** "5 - sangat bermanfaat" of `r5`. */
const ratingLabel = (option: string): string => {
  const number = Number(option.slice(1));
  return `${number} - ${ratingWords[number - 1] ?? ''}`;
};

/** Real readers; every option is called by its id, but for ratings. */
const understanding: EngineParts['understanding'] = {
  readers: readers as unknown as EngineParts['understanding']['readers'],
  readChoice,
  readChoices,
  readCommand,
  readGreeting,
  splitAnswers,
  labelsOf: ({ kind }, option) =>
    kind === 'rating' ? [ratingLabel(option)] : (turnWords[option] ?? [option]),
  marksOf: (labels) => numberOptions(labels).marks,
};

/** An action with its outcomes, as tests write it. */
export const action = (
  outcomes: string[],
  run: (call: ActionCall) => ActionResult,
): Actions[string] => ({ outcomes, run: (call) => Promise.resolve(run(call)) });

export interface Player {
  conversation: Conversation | undefined;
  sensitive: boolean;
  events: Event[];
  say(text: string): Promise<string[]>;
  give(input: Input): Promise<string[]>;
  /** Opens a flow from outside, as a reminder does. */
  open(opening: Pick<Opening, 'flow' | 'node' | 'vars'>): Promise<string[]>;
  /** Goes on with other flow files, as after an update. */
  update(...files: string[]): void;
}

const flowSet = (files: string[]) =>
  assembleFlows(
    files.map((text) => {
      const { flow, faults } = parseFlow('flows/test.yaml', text);
      if (!flow) throw new Error(JSON.stringify(faults));
      return flow;
    }),
    'main',
  );

/**
 * Plays small flows. Every turn is held to the engine's promises: the conversation handed in stays as it
 * was, the one that comes out is plain JSON, and the same turn again gives the same.
 */
export function playFlows(files: string[], actions: Actions = {}, maxSteps?: number): Player {
  const parts: EngineParts = {
    flows: flowSet(files),
    understanding,
    actions,
    seal: (value) => ({ sealed: `sealed(${value.length})`, masked: '***' }),
    mask: (text) => text.replace('rahasia', '***'),
    maxFileBytes: 10 * 1024 * 1024,
    timeZone: 'Asia/Jakarta',
    ...(maxSteps !== undefined && { maxSteps }),
  };
  let messages = 0;
  const player: Player = {
    conversation: undefined,
    sensitive: false,
    events: [],
    say: (text) => player.give({ type: 'text', text }),
    async give(input) {
      messages += 1;
      const turn = {
        conversation: deepFreeze(player.conversation),
        input,
        inboundId: String(messages),
        contact: { id: 'terminal:1', channel: 'terminal', address: '1' },
        locale: 'id',
        now: new Date('2026-11-24T03:00:00Z'),
        beforeActions: () => Promise.resolve(),
      };
      const result = await createEngine(parts).turn(turn);
      expect(await createEngine(parts).turn(turn)).toEqual(result);
      expect(JSON.parse(JSON.stringify(result.conversation))).toEqual(result.conversation);
      player.conversation = result.conversation;
      player.sensitive = result.sensitive;
      player.events = result.events;
      return result.events.map(brief);
    },
    async open(opening) {
      messages += 1;
      const result = await createOpen(parts)({
        ...opening,
        conversation: deepFreeze(player.conversation),
        id: String(messages),
        contact: { id: 'terminal:1', channel: 'terminal', address: '1' },
        locale: 'id',
        now: new Date('2026-11-24T03:00:00Z'),
        beforeActions: () => Promise.resolve(),
      });
      expect(JSON.parse(JSON.stringify(result.conversation))).toEqual(result.conversation);
      player.conversation = result.conversation;
      return result.events.map(brief);
    },
    update: (...others) => (parts.flows = flowSet(others)),
  };
  return player;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** An event in a few words. */
function brief(event: Event): string {
  switch (event.type) {
    case 'said':
      return `said ${event.key}`;
    case 'asked': {
      const { node, options = [], page } = event.question;
      const shown = options.length > 0 ? ` [${options.map(({ id }) => id).join(' ')}]` : '';
      return `asked ${node}${event.again ? ' again' : ''}${shown}${page ? ` page ${page.index + 1}/${page.count}` : ''}`;
    }
    case 'refused':
      return `refused ${event.question.node} ${event.reason} ${event.attempt}`;
    case 'answered':
      return `answered ${event.node} ${JSON.stringify(event.value)}`;
    case 'ended':
      return `ended ${event.flow} ${event.outcome}`;
    case 'started':
      return `started ${event.flow}`;
    case 'forgotten':
      return 'forgotten';
  }
}
