/**
 * The vocabulary of the flow engine: what goes into a turn, what comes out, what is kept between
 * turns. Everything here is plain JSON, so that a conversation can be stored, replayed and read.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Vars = Record<string, Json>;

/** A file a person sent, by the platform's own reference; the bytes are fetched by the channel. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is no Json
export type FileRef = {
  ref: string;
  /** As far as the platform says. */
  name?: string;
  /** E.g. `image/jpeg`. */
  mime?: string;
  /** Bytes. */
  size?: number;
  /** `ref` is the id of a file that is kept already. */
  kept?: true;
};

/**
 * The value of an answer to a `photo` or `document` question: the file as it came, with what was written under it;
 * or the text, where the question has `orText`.
 */
export type FileAnswer =
  (FileRef & { as: 'photo' | 'document'; caption?: string }) | { text: string };

/** A kept file that is sent along with a text. */
export interface SentFile {
  id: string;
  name: string;
  mime: string;
  size: number;
}

/** What one message of a person says, with everything of the platform taken off. */
export type Input =
  | { type: 'text'; text: string }
  /** A pressed button: `choice` is an option's id of the question with this serial number. */
  | { type: 'choice'; question: number; choice: string }
  /** A shared contact card; `own` when the platform vouches that it is the sender's own number. */
  | { type: 'contact'; phone: string; own: boolean }
  | { type: 'location'; latitude: number; longitude: number }
  | { type: 'photo' | 'document'; file: FileRef; caption?: string }
  /** What was typed into the secure form of the question with this serial number. */
  | { type: 'form'; question: number; text: string }
  /** The platform's start button, or a deep link: a payload that can be a token goes to the root flow. */
  | { type: 'start'; payload?: string }
  /** Something that can not be an answer. */
  | { type: 'unreadable'; what: Unreadable };

export type Unreadable = 'sticker' | 'voice' | 'video' | 'edited' | 'other';

/** An option that can be picked. `label` only where it is data (a kelurahan), not a locale's word. */
export interface Option {
  [key: string]: Json | undefined;
  id: string;
  label?: string;
}

/**
 * What a reader of answers makes of an input.
 * - `value`: understood; `shown` is how the value is written where the value itself must not be.
 * - `ambiguous`: several values are possible, the person picks one.
 * - `rejected`: not an answer; `reason` selects the words (`<node>.invalid_<reason>`).
 */
export type Reading =
  | { outcome: 'value'; value: Json }
  | { outcome: 'ambiguous'; options: Option[]; values: Json[] }
  | { outcome: 'rejected'; reason: string; detail?: Record<string, string | number> };

/** Words that are heard everywhere, whatever question is open. */
export const commands = [
  'menu',
  'cancel',
  'back',
  'restart',
  'status',
  'help',
  'officer',
  'language',
  'my_data',
  'correct',
  'delete',
  'stop',
  'resume',
  'register',
  'training',
  'mentoring',
  'licensing',
  'marketing',
  'bookkeeping',
  'capital',
  'check_in',
  'accounts',
  'coach',
  'clients',
  'schedule',
  'admin',
  /** No word: a whole message that is an entry of a cash book. The flow finds it in the variable `said`. */
  'entry',
  'offer',
] as const;
export type Command = (typeof commands)[number];

/** Whose options, or words, are meant. */
export type AskedOf = Pick<Question, 'flow' | 'node' | 'kind'>;

/** A question as it is put to the person: what render needs to draw it. */
export interface Question {
  flow: string;
  node: string;
  kind: string;
  /** Identifies the question, for buttons and for answers to older questions. */
  serial: number;
  options?: Option[];
  /** What stands before each of the options where they are a list: "1. ", or nothing. */
  marks?: string[];
  /** The page of a `list` on show, and how many there are. */
  page?: { index: number; count: number };
  /** What the channel may offer to share at a press. */
  request?: 'contact' | 'location';
  /** Where it is answered instead of in the chat: the address of a secure form. */
  form?: string;
}

/** What is said of a turn, in order; the words are found later, by locale and channel. */
export type Event =
  /** A text without a question; `key` is e.g. `registration:welcome.say`. */
  /** `secret` names values that are for the person alone, not for the log. */
  /** `file` goes with the text. */
  | {
      type: 'said';
      key: string;
      values: Vars;
      secret?: string[];
      file?: SentFile;
      offers?: Offer[];
    }
  /** `again`: the same question once more, after an interruption. */
  | { type: 'asked'; question: Question; values: Vars; again?: true }
  /** An answer was not taken, the question stays open; `attempt` counts from 1, 0 is nobody's fault. */
  | { type: 'refused'; reason: string; attempt: number; question: Question; values: Vars }
  /** An answer was taken. `value` is missing for sensitive ones. */
  | { type: 'answered'; flow: string; node: string; value?: Json; values: Vars }
  | { type: 'started'; flow: string }
  | { type: 'ended'; flow: string; outcome: string }
  /** The person's message held something sensitive: the channel deletes it where it can. */
  | { type: 'forgotten' };

/** A reply that a message offered beside the conversation: a button of an announcement. */
export interface Offer {
  [key: string]: Json;
  id: string;
  label: string;
}

/** The question that waits for an answer. */
export interface OpenQuestion {
  serial: number;
  refusals: number;
  options?: Option[];
  /** Values that stand behind `options`, where a reading was ambiguous. */
  values?: Json[];
  /** All options of the question, while `options` are those that an unclear answer could mean. */
  all?: Option[];
  page?: number;
}

/** One running flow. Frames lie on a stack: a `call` or a global word puts one on top. */
export interface Frame {
  flow: string;
  version: number;
  node: string;
  /** The node a word opened, where that is not the flow's start: ULANG begins there. */
  entry?: string;
  vars: Vars;
  /** Questions answered so far, oldest first: the way KEMBALI takes. */
  trail: string[];
  open?: OpenQuestion;
  /** Opened by a global word over an unfinished conversation; when it ends, that one goes on. */
  interrupt?: true;
  /** Opened from outside a turn, by a reminder. */
  opened?: true;
  /** Walking forward over questions whose answers are already known (after KEMBALI or a correction). */
  skipping?: true;
  /** The question that is asked although its answer is known. */
  anew?: string;
}

/** What is kept of a conversation between turns. */
export interface Conversation {
  frames: Frame[];
  /** Serial number of the newest question. */
  asked: number;
  /** Flows broken off by BATAL, by name, to be taken up again. */
  parked: Record<string, Frame>;
  /** What is known of the person: `registered`, `name`, `salutation`... Written by actions. */
  person: Vars;
  locale: string;
  /** Replies offered by announcements, the newest first: taken by their buttons, or by their words. */
  offers?: Offer[];
  /** Somebody of the office talks with the person, until (ISO): the flows are silent. */
  talk?: { ticket: string; until: string };
  /** The button taken last: a second press of it is not a new answer. */
  pressed?: { question: number; choice: string };
}
