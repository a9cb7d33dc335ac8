import type { SpokenOption } from '../engine.js';
import type { Reading } from '../types.js';

/** What the checks have to know of an action. */
export interface ActionFacts {
  outcomes: readonly string[];
  /** Variables that it may set in the running flow, if it declares them. */
  sets?: readonly string[];
}

/** The words of every locale, as far as the checks ask for them. */
export interface LocaleTexts {
  names: readonly string[];
  /** Every key of a flow's words that has a text or a list of texts, like `name.ask`. */
  keys(locale: string, flow: string): readonly string[];
  /** The text, or the list of texts, of a key as it is written; needed to check what options are called. */
  text?: (locale: string, flow: string, key: string) => string | readonly string[] | undefined;
  /** Names that every text can use, beside the flow's variables: how the person is addressed and the like. */
  given?: readonly string[];
  /** Formats that a placeholder can name: `{{day, date}}`. */
  formats?: readonly string[];
  /** Whether there is a text for a key that another one puts in; `*` stands for anything. */
  hasText?: (locale: string, key: string) => boolean;
  /** Where a flow's words are, for messages; default `locales/<locale>/<flow>.json`. */
  file?(locale: string, flow: string): string;
}

/** How options are shown and read: what the checks hold their words to. */
export interface OptionReading {
  readChoice: (text: string, options: SpokenOption[]) => Reading;
  /** What stands before each label in a list, the number that each begins with, and what a number can mean. */
  numbersOf: (labels: string[]) => {
    marks: string[];
    own: (number | undefined)[];
    meantBy: (number: number) => number[];
  };
}

/** What flows are checked against. */
export interface Surroundings {
  actions: Readonly<Record<string, ActionFacts>>;
  locales: LocaleTexts;
  /** How people's answers to choices are read; without it the words of options are not looked into. */
  options?: OptionReading;
  /** The words that are heard everywhere. */
  commands: readonly string[];
  /** Nodes that one turn may walk. */
  maxSteps: number;
  /** Reasons for which an answer may be refused, by kind of ask: `to` may branch on them. */
  reasons?: Readonly<Record<string, readonly string[]>>;
  /** Some flow files could not be read: flows that seem to be missing are not reported. */
  incomplete?: boolean;
}
