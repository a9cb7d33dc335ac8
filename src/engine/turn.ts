import { settle } from './answer.js';
import { refuse, repeatQuestion } from './ask.js';
import { hear, hearEntry, hearOffer, offerQuestion, type Heard } from './commands.js';
import { say } from './say.js';
import { comeBack, whileTalking } from './talk.js';
import type { EngineParts, Run, TurnInput, TurnResult } from './engine.js';
import type { AskNode } from './flow.js';
import {
  dropToken,
  flowOf,
  newConversation,
  newFrame,
  raiseOpened,
  top,
  wordValues,
} from './frames.js';
import { catchUp } from './catch-up.js';
import { readFile, type GivenFile } from './files.js';
import { valueOf } from './narrowed.js';
import { namesOption, readParts, readText } from './read-answer.js';
import { walk } from './walk.js';
import type { Frame, Input } from './types.js';

export interface Engine {
  /**
   * One turn of a conversation: reads the input as the answer to the open question, or as a word that
   * is heard everywhere, and walks until a question waits.
   * The conversation handed in is not changed. Replaying a turn with the same input gives the same result,
   * as far as the actions do.
   * @throws FlowError when a flow file is wrong in a way that its checks should have found
   */
  turn(turn: TurnInput): Promise<TurnResult>;
}

export function createEngine(parts: EngineParts): Engine {
  return { turn: (turn) => runTurn(parts, turn) };
}

async function runTurn(parts: EngineParts, turn: TurnInput): Promise<TurnResult> {
  const conversation = structuredClone(turn.conversation) ?? newConversation(turn.locale);
  const run: Run = {
    parts,
    turn,
    conversation,
    events: [],
    steps: 0,
    actionsBegun: false,
    rest: [],
    passed: new Set(),
  };
  dropToken(conversation); // Of a turn before: tokens were kept once.
  if (conversation.person.leaving !== undefined) return whileLeaving(run);
  const moved = catchUp(run);
  const { input } = turn;
  if (input.type === 'choice' && !conversation.talk) raiseOpened(conversation, input.question);
  const open = openAsk(run);
  const talking = whileTalking(run);
  if (talking === 'silent') return { conversation, events: [], sensitive: false };
  const heard = talking === 'over' ? comeBack(run) : hearInput(run, open, moved);
  if (heard === 'walk') await walk(run);
  // A token is good for the turn that brings it.
  dropToken(conversation);
  const sensitive =
    open?.node.sensitive === true && !run.events.some(({ type }) => type === 'started');
  return { conversation: run.conversation, events: run.events, sensitive };
}

/** The person asked to be deleted: until that is done, nothing is taken that would go with the rest. */
function whileLeaving(run: Run): TurnResult {
  say(run, 'forgetting.under_way');
  return { conversation: run.conversation, events: run.events, sensitive: false };
}

function hearInput(run: Run, open: Asking | undefined, moved: boolean): Heard {
  const { input } = run.turn;
  const token = input.type === 'start' ? tokenOf(input.payload) : undefined;
  if (token !== undefined) return followLink(run, token);
  if (moved) return 'walk';
  if (input.type === 'choice' && input.question === offerQuestion) {
    // An old one, of an announcement that is known no more: nothing happens.
    return hearOffer(run, { pressed: input.choice }) ?? (open ? repeated(run) : 'wait');
  }
  return open ? answer(run, open, input) : begin(run, input);
}

/** The token of a link; anything else behind a start is nothing of ours and is not kept. */
const tokenOf = (payload = ''): string | undefined =>
  /^[\w-]{16,64}$/.test(payload) ? payload : undefined;

/**
 * Opens the root flow, which looks at the token first, over what is going on. Two letters and a dash in front
 * (`ci-`) say what kind of link it is.
 */
function followLink(run: Run, token: string): Heard {
  const { conversation, parts } = run;
  conversation.person.payload = token;
  const kind = /^([a-z]{2})-/.exec(token)?.[1];
  if (kind !== undefined) conversation.person.payloadKind = kind;
  delete conversation.pressed;
  const opened = newFrame(flowOf(parts.flows, parts.flows.root));
  if (conversation.frames.length > 0) opened.interrupt = true;
  conversation.frames.push(opened);
  run.events.push({ type: 'started', flow: opened.flow });
  return 'walk';
}

interface Asking {
  frame: Frame;
  node: AskNode;
}

/** The question that waits, if one does. */
function openAsk(run: Run): Asking | undefined {
  const frame = top(run.conversation);
  const node = frame && run.parts.flows.flows[frame.flow]?.nodes[frame.node];
  return frame?.open && node?.kind === 'ask' ? { frame, node } : undefined;
}

/** Nothing is open: a word opens its flow, everything else the root flow. */
function begin(run: Run, input: Input): Heard {
  run.conversation.frames = [];
  if (input.type === 'form') say(run, 'form.stale');
  if (input.type === 'text') {
    const word = run.parts.understanding.readCommand(input.text);
    if (word && !['cancel', 'back', 'restart', 'menu'].includes(word.command)) {
      return hear(run, word);
    }
    const heard = hearOffer(run, { said: input.text }) ?? hearEntry(run, input.text);
    if (heard) return heard;
    greet(run, input.text);
    explain(run, input.text);
  }
  run.conversation.frames.push(newFrame(flowOf(run.parts.flows, run.parts.flows.root)));
  return 'walk';
}

/** Greetings that want an answer of their own kind. */
const answered = ['salam', 'thanks', 'fine', 'wait'];

/** Answers such a greeting; true for any greeting. */
function greet(run: Run, text: string): boolean {
  const greeting = run.parts.understanding.readGreeting(text);
  if (greeting !== undefined && answered.includes(greeting)) say(run, `greeting.${greeting}`);
  return greeting !== undefined;
}

function answer(run: Run, asking: Asking, input: Input): Heard {
  if (input.type !== 'choice') delete run.conversation.pressed;
  switch (input.type) {
    case 'text':
      return answerText(run, asking, input.text);
    case 'choice':
      return answerChoice(run, asking, input);
    case 'start':
      return repeated(run);
    case 'form':
      return answerForm(run, asking, input);
    case 'contact':
      if (asking.node.ask !== 'phone') return turnDown(run, asking, 'contact');
      return answerContact(run, asking, input.phone, input.own);
    case 'location': {
      if (asking.node.ask !== 'location') return turnDown(run, asking, 'location');
      const { latitude, longitude } = input;
      return settled(run, asking, { outcome: 'value', value: { latitude, longitude } });
    }
    case 'photo':
    case 'document':
      return answerFile(run, asking, input);
    case 'unreadable':
      return turnDown(run, asking, input.what);
  }
}

/** Answers what people ask of the programme itself ("ini gratis?"); true if the text was such a question. */
function explain(run: Run, text: string): boolean {
  const id = run.parts.understanding.readFaq?.(text);
  if (id === undefined) return false;
  const values = wordValues(run.conversation, top(run.conversation));
  run.events.push({ type: 'said', key: `faq:${id}.answer`, values });
  return true;
}

/** A question that takes any text as its answer would take a question for one as well. */
const takesAnything = ({ ask, format, verbatim, orText }: AskNode): boolean =>
  (ask === 'text' && format === undefined && verbatim !== true) || orText === true;

/**
 * The exact words win over everything but an option of the same name; then the question's reader; then
 * everyday variants, greetings, and questions of the person's own.
 */
function answerText(run: Run, asking: Asking, text: string): Heard {
  const { frame, node } = asking;
  const word = run.parts.understanding.readCommand(text);
  if (word?.exact && !namesOption(run, frame, node, text)) return hear(run, word);
  // Nobody tells the office "ga jadi": whoever writes that has changed their mind.
  if (node.verbatim && word?.command === 'cancel' && !word.unclear) return hear(run, word);
  const offered = takesAnything(node) && hearOffer(run, { said: text });
  if (offered) return offered;
  const doubtful = takesAnything(node) && text.trim().endsWith('?');
  if (doubtful && explain(run, text)) return repeated(run);
  const whole = readText(run, frame, node, text);
  if (whole.outcome !== 'rejected') return settled(run, asking, whole);
  if (word) return hear(run, word);
  const heard = hearOffer(run, { said: text }) ?? hearEntry(run, text);
  if (heard) return heard;
  if (greet(run, text)) {
    if (!run.events.length) say(run, 'greeting.again');
    return repeated(run);
  }
  if (explain(run, text)) return repeated(run);
  return settled(run, asking, readParts(run, frame, node, text, whole));
}

/** Puts the open question again; the turn waits for its answer. */
function repeated(run: Run): Heard {
  repeatQuestion(run);
  return 'wait';
}

/** A pressed button: of the open question, of an older one, or the same one twice. */
function answerChoice(
  run: Run,
  asking: Asking,
  input: { question: number; choice: string },
): Heard {
  const { frame, node } = asking;
  const { pressed } = run.conversation;
  if (pressed?.question === input.question && pressed.choice === input.choice) return 'wait';
  const value = frame.open?.serial === input.question && valueOf(frame.open, input.choice);
  const turning =
    node.ask === 'list' &&
    ['+', '-'].includes(input.choice) &&
    frame.open?.serial === input.question;
  if (turning) return settled(run, asking, { outcome: 'value', value: input.choice });
  if (value === undefined || value === false) return turnDown(run, asking, 'stale');
  run.conversation.pressed = { question: input.question, choice: input.choice };
  return settled(run, asking, {
    outcome: 'value',
    value: node.ask === 'choices' ? [value] : value,
  });
}

function answerContact(run: Run, asking: Asking, phone: string, own: boolean): Heard {
  if (!own) return turnDown(run, asking, 'not_own');
  return settled(run, asking, readText(run, asking.frame, asking.node, phone));
}

/** What was typed into a form answers the question that the form was for, and no other one. */
function answerForm(run: Run, asking: Asking, input: { question: number; text: string }): Heard {
  if (asking.frame.open?.serial === input.question) {
    return settled(run, asking, readText(run, asking.frame, asking.node, input.text));
  }
  say(run, 'form.stale');
  return repeated(run);
}

function answerFile(run: Run, asking: Asking, input: GivenFile): Heard {
  const reading = readFile(run, asking.node, input);
  if (reading.outcome !== 'rejected') return settled(run, asking, reading);
  return turnDown(run, asking, reading.reason, reading.detail);
}

/** Says that this can not be the answer; nobody's fault, the question stays. */
function turnDown(
  run: Run,
  { frame, node }: Asking,
  reason: string,
  detail: Record<string, string | number> = {},
): Heard {
  refuse(run, frame, node, reason, detail, false);
  return 'wait';
}

const settled = (
  run: Run,
  { frame, node }: Asking,
  reading: Parameters<typeof settle>[3],
): Heard => (settle(run, frame, node, reading) ? 'walk' : 'wait');
