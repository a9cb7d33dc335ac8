import type { Actions } from './actions.js';
import type { FlowSet } from './flow.js';
import type { AskedOf, Command, Conversation, Event, Input, Json, Reading, Vars } from './types.js';

export interface ReadingContext {
  now: Date;
  timeZone: string;
}

export type TextReader = (text: string, context: ReadingContext) => Reading;

/** An option with every word that stands for it: its label on show first, then further words and other locales. */
export interface SpokenOption {
  id: string;
  labels: string[];
}

/** A word heard everywhere, as the whole text was read. */
export interface WordHeard {
  command: Command;
  /** Written as it is taught: it wins over any answer. */
  exact: boolean;
  unclear?: boolean;
  /** What was written behind the word. */
  said?: string;
}

/** How people are understood. The engine asks; it knows no language of its own. */
export interface Understanding {
  /** Readers of answers, by kind of ask (`money`) or format of text (`name`). */
  readers: Record<string, TextReader>;
  readChoice(text: string, options: SpokenOption[]): Reading;
  readChoices(text: string, options: SpokenOption[]): Reading;
  readCommand(text: string): WordHeard | undefined;
  /** What kind of greeting the whole text is. */
  readGreeting(text: string): string | undefined;
  /** The id (`cost`) of the question that people ask, if the text is one: `faq:<id>.answer` answers it. */
  readFaq?(text: string): string | undefined;
  /** Whether the whole text is surely an entry of a cash book ("jual kue 50rb"). */
  readEntry?(text: string, context: ReadingContext): boolean;
  /** The parts of a message with two answers in one breath; one part where there is nothing to split. */
  splitAnswers(text: string): string[];
  /** All words for an option of a question, the label on show first; `values` are those of the question. */
  labelsOf(asked: AskedOf, option: string, shown: { locale: string; values: Vars }): string[];
  /** What stands before each of these labels where they are a list; the readers take it for an answer. */
  marksOf(labels: string[]): string[];
}

export interface EngineParts {
  flows: FlowSet;
  understanding: Understanding;
  actions: Actions;
  /** Seals a sensitive answer; what comes back is kept, `masked` is shown. */
  seal(value: string): { sealed: string; masked: string };
  /** Takes out of a free text what must not be kept in clear: an identity number typed where none was asked. */
  mask(text: string): string;
  /**
   * Where a question for an identity number is answered on a channel whose chat must not carry it: the address
   * of a secure form. Undefined where the chat may. The same question at the same time gives the same address.
   */
  formLink?(asked: {
    contactId: string;
    channel: string;
    question: number;
    now: Date;
  }): string | undefined;
  /** Larger files are not taken; a channel that does not know the size lets them pass. */
  maxFileBytes?: number;
  /** IANA name of the zone in which "besok" is read. */
  timeZone: string;
  /** Told every way that is walked, for reports of what conversations cover. */
  trace?(way: { flow: string; from: string; to: string }): void;
  /** Nodes walked in one turn before it counts as a loop. */
  maxSteps?: number;
}

/** One inbound message and what surrounds it. */
export interface TurnInput {
  /** undefined: the first message of a contact. */
  conversation: Conversation | undefined;
  input: Input;
  inboundId: string;
  contact: { id: string; channel: string; address: string };
  /** Locale of a new conversation. */
  locale: string;
  now: Date;
  /** Called once, before the first action of the turn: the moment to make sure the state is current. */
  beforeActions(): Promise<void>;
}

export interface TurnResult {
  conversation: Conversation;
  events: Event[];
  /** The message may hold something that must not be logged in clear. */
  sensitive: boolean;
}

/** A turn at work: the conversation being changed and what was said so far. */
export interface Run {
  parts: EngineParts;
  turn: TurnInput;
  conversation: Conversation;
  events: Event[];
  steps: number;
  actionsBegun: boolean;
  /** Parts of the message that were not read yet: later questions may find their answers here. */
  rest: string[];
  /** Questions (`flow node`) answered or skipped in this turn: a way that leads back to one asks it. */
  passed: Set<string>;
}

export type { Json };
