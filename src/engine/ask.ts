import type { AskNode } from './flow.js';
import type { Run } from './engine.js';
import { top, wordValues } from './frames.js';
import { haveOwnNumbers, marksOf, offeredBy, spokenOptions } from './spoken-options.js';
import type { Frame, Json, OpenQuestion, Option, Question } from './types.js';

/** Options of a `list` on one page. */
export const pageSize = 12;

/** Ids of the two options that turn a list's pages. */
export const turnPages = { next: '+', previous: '-' } as const;

/** Opens the frame's ask node: a new question with a serial number of its own. `again`: it was asked before. */
export function openQuestion(
  run: Run,
  frame: Frame,
  node: AskNode,
  { options, again }: { options?: Option[]; again?: boolean } = {},
): void {
  run.conversation.asked += 1;
  frame.open = { serial: run.conversation.asked, refusals: 0 };
  const offered = options ?? offeredBy(node);
  if (offered) frame.open.options = offered;
  if (node.ask === 'list') frame.open.page = 0;
  sayQuestion(run, frame, node, again);
}

/** Puts the open question (again), under its own serial number. */
export function sayQuestion(run: Run, frame: Frame, node: AskNode, again = false): void {
  if (!frame.open) return;
  const values = wordValues(run.conversation, frame);
  const question = describe(run, frame, node, frame.open);
  run.events.push({ type: 'asked', question, values, ...(again && { again: true }) });
}

/** Shows only what an unclear answer could mean; the others can still be said. */
export function narrow(open: OpenQuestion, options: Option[], values: Json[]): void {
  const all = open.all ?? open.options;
  const own = options.map((option) => all?.find(({ id }) => id === option.id) ?? option);
  Object.assign(open, { options: own, values }, all && { all });
}

/** Offers these from now on: the same question, as things are now. */
export function reoffer(open: OpenQuestion, options: Option[]): void {
  widen(open);
  open.options = options;
  if (open.page !== undefined && open.page * pageSize >= options.length) open.page = 0;
}

/** Shows all options again. */
function widen(open: OpenQuestion): void {
  if (!open.values) return;
  if (open.all) open.options = open.all;
  else delete open.options;
  delete open.values;
  delete open.all;
}

/**
 * Asks the open question of the top frame again, as after an interruption: in its short form, unless it was
 * never put in the language that is spoken now.
 * False where none is open (its node moved in the meantime): then the walk goes on from there.
 */
export function repeatQuestion(run: Run): boolean {
  const { turn, conversation } = run;
  const sameLocale = (turn.conversation ?? conversation).locale === conversation.locale;
  const frame = top(run.conversation);
  const node = frame && run.parts.flows.flows[frame.flow]?.nodes[frame.node];
  if (!frame?.open || node?.kind !== 'ask') return false;
  widen(frame.open);
  sayQuestion(run, frame, node, sameLocale);
  return true;
}

/** Says that an answer was not taken. `attempt` 0: nobody's fault, does not count. */
export function refuse(
  run: Run,
  frame: Frame,
  node: AskNode,
  reason: string,
  detail: Record<string, string | number> = {},
  counts = true,
): void {
  if (!frame.open) return;
  if (counts) frame.open.refusals += 1;
  run.events.push({
    type: 'refused',
    reason,
    attempt: counts ? frame.open.refusals : 0,
    question: describe(run, frame, node, frame.open),
    values: { ...wordValues(run.conversation, frame), ...detail },
  });
}

function describe(run: Run, frame: Frame, node: AskNode, open: OpenQuestion): Question {
  const question: Question = {
    flow: frame.flow,
    node: frame.node,
    kind: node.ask,
    serial: open.serial,
  };
  if (open.options) Object.assign(question, onPage(open, marked(run, frame, node, open.options)));
  if (node.request) question.request = node.ask === 'phone' ? 'contact' : 'location';
  const form = formOf(run, node, open.serial);
  if (form !== undefined) question.form = form;
  return question;
}

/** The secure form that takes a question's answer, where the channel's chat must not. */
export function formOf({ parts, turn }: Run, node: AskNode, question: number): string | undefined {
  if (node.sensitive !== true || node.ask !== 'nik') return undefined;
  const { id: contactId, channel } = turn.contact;
  return parts.formLink?.({ contactId, channel, question, now: turn.now });
}

interface Marked {
  options: Option[];
  /** What stands before each where they are a list. */
  marks: string[];
}

/** Options that have numbers of their own keep them where only some of them are on show. */
function marked(run: Run, frame: Frame, node: AskNode, options: Option[]): Marked {
  const { all } = frame.open ?? {};
  const own = all !== undefined && haveOwnNumbers(run, spokenOptions(run, frame, node, all));
  const marks = marksOf(run, spokenOptions(run, frame, node, options));
  return { options, marks: own ? options.map(() => '') : marks };
}

/** The options on the page on show; an ambiguous answer's options are never paged. */
function onPage(open: OpenQuestion, { options, marks }: Marked): Partial<Question> {
  const count = Math.ceil(options.length / pageSize);
  if (open.page === undefined || open.values || count < 2) return { options, marks };
  const start = open.page * pageSize;
  return {
    options: options.slice(start, start + pageSize),
    marks: marks.slice(start, start + pageSize),
    page: { index: open.page, count },
  };
}
