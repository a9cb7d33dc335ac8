/**
 * A flow after loading: every node with its kind, in the order of the file. The YAML form and its
 * checks are in `load-flows.ts` and `check-flows.ts`.
 */

export const askKinds = [
  'text',
  'choice',
  'choices',
  'yesno',
  'rating',
  'number',
  'money',
  'date',
  'time',
  'phone',
  'nik',
  'kecamatan',
  'photo',
  'document',
  'location',
  'list',
] as const;
export type AskKind = (typeof askKinds)[number];

/** Where the walk goes: one node, or one per outcome (`else` takes the rest). */
export type To = string | Record<string, string>;

export interface SayNode {
  kind: 'say';
  /** The variable that holds a kept file, which goes with the text; unset, the text goes alone. */
  file?: string;
  to: string;
}

export interface AskNode {
  kind: 'ask';
  ask: AskKind;
  /** Variable that takes the answer. */
  save?: string;
  /** The answer is sealed before it is kept, masked where it is shown, and the message is deleted. */
  sensitive?: true;
  to: To;
  /** choice, choices: the options' ids; their labels are `<node>.choices.<id>` in the locales. */
  choices?: string[];
  /** choice: the option that a plain yes (no) stands for. */
  yes?: string;
  no?: string;
  /** list: the action that gives the options. choice: the action that says which of `choices` are offered, in order. */
  options?: string;
  /** text: shortest and longest answer in characters. number: smallest and largest. */
  length?: [number, number];
  range?: [number, number];
  /** text: the name of a stricter reader of texts (`name`). date: `past` or `future`. */
  format?: string;
  /** photo, document: a text is an answer as well, as the value `{ text }`. */
  orText?: true;
  /** text: what is written is the answer even if it is a question of the list (`faq`): it is meant for a person. */
  verbatim?: true;
  /** phone, location: offer to share it at a press, where the channel can. */
  request?: true;
  /** Variables that a new answer makes void. */
  clears?: string[];
  /** choice: each option leads to a question whose answer is corrected; the walk then skips what is known. */
  corrects?: true;
}

export interface DoNode {
  kind: 'do';
  do: string;
  /** Constant arguments of the action. */
  with?: Record<string, string | number | boolean>;
  to: To;
}

/** Branches on a variable (`kecamatan`) or a fact of the person (`person.registered`): its value, `set`, `unset`, `else`. */
export interface WhenNode {
  kind: 'when';
  when: string;
  to: Record<string, string>;
}

/** Runs another flow and goes on by the outcome it ended with. */
export interface CallNode {
  kind: 'call';
  call: string;
  /** The node of the other flow where it is entered; its start if none is given. */
  at?: string;
  /** Variables handed in: theirs <- ours. */
  with?: Record<string, string>;
  /** Variables handed back: ours <- theirs. */
  save?: Record<string, string>;
  to: To;
}

export interface EndNode {
  kind: 'end';
  end: string;
}

export type FlowNode = SayNode | AskNode | DoNode | WhenNode | CallNode | EndNode;

export interface Flow {
  flow: string;
  version: number;
  start: string;
  nodes: Record<string, FlowNode>;
  /** Where people go on who are parked on a node that is gone: old node -> node. */
  moved: Record<string, string>;
  /** Broken off by BATAL, its answers are kept and it is taken up where it was; other flows begin anew. */
  resumes?: true;
  /** Global words that open this flow: command -> node. */
  words: Record<string, string>;
  /** The file and the line of each node, for messages to authors. */
  source: { file: string; lines: Record<string, number> };
}

/** All flows by name. `root` is the one that answers when nothing is open. */
export interface FlowSet {
  root: string;
  flows: Record<string, Flow>;
}
