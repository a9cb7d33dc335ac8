import { repeatQuestion } from './ask.js';
import type { Run, TurnInput } from './engine.js';
import { flowOf, newFrame } from './frames.js';
import { say } from './say.js';
import type { Conversation, Event } from './types.js';
import { wordValues, top } from './frames.js';

/** What a message means while somebody of the office talks with the person. */
export type WhileTalking =
  /** For the office: nothing is said. */
  | 'silent'
  /** The talk is over; the open question is put again. */
  | 'over'
  /** For the bot, as ever. */
  | 'bot';

/**
 * While a person of the office talks, the flows are silent; but STOP works, HAPUS and MENU lead back, and so does
 * a talk in which the office fell silent.
 */
export function whileTalking({ conversation, turn, parts }: Run): WhileTalking {
  const { talk } = conversation;
  const { input, now } = turn;
  if (!talk) return 'bot';
  const leave = (to: WhileTalking): WhileTalking => {
    delete conversation.talk;
    return to;
  };
  if (Date.parse(talk.until) <= now.getTime()) return leave('over');
  if (input.type === 'start') return leave('bot');
  const word = input.type === 'text' ? parts.understanding.readCommand(input.text) : undefined;
  if (word?.command === 'menu') return leave(word.exact ? 'bot' : 'over');
  if (word?.command === 'delete' && word.exact) return leave('bot');
  return word?.command === 'stop' && word.exact ? 'bot' : 'silent';
}

/** Says that the talk is over. True where the open question was put again; else the walk begins at the root. */
export function comeBack(run: Run): 'wait' | 'walk' {
  say(run, 'talk.over');
  if (run.conversation.frames.length > 0) return repeatQuestion(run) ? 'wait' : 'walk';
  run.conversation.frames.push(newFrame(flowOf(run.parts.flows, run.parts.flows.root)));
  return 'walk';
}

/** The conversation without its talk, and what is said to the person where it ends from outside a turn. */
export function endTalk(
  parts: Run['parts'],
  before: Conversation,
  contact: TurnInput['contact'],
  now: Date,
): { conversation: Conversation; events: Event[] } {
  const conversation = structuredClone(before);
  delete conversation.talk;
  const turn = {
    conversation: before,
    input: { type: 'unreadable', what: 'other' } as const,
    inboundId: 'talk',
    contact,
    locale: conversation.locale,
    now,
    beforeActions: () => Promise.resolve(),
  };
  const run: Run = {
    ...{ parts, turn, conversation, events: [], rest: [], passed: new Set<string>() },
    ...{ steps: 0, actionsBegun: false },
  };
  say(run, 'talk.over', wordValues(conversation, top(conversation)));
  repeatQuestion(run);
  return { conversation, events: run.events };
}
