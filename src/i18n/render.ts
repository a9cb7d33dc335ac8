import type { Event, Question, Vars } from '../engine/types.js';
import type { Capabilities, Outgoing } from '../ports/channel.js';
import { partBraces } from '../ports/marks.js';
import { type ChoiceWords, createChoiceWords } from './choice-words.js';
import { deriveValues } from './derive.js';
import { askByForm, refuseByForm } from './render-form.js';
import type { Words } from './words.js';

export type Rendered = Omit<Outgoing, 'id'>;

/** The engine's id of the option that shows a list's next page. */
const turnPage = '+';

/** Texts up to this many lines (of about 60 characters) are put into one message. */
const linesTogether = 8;

/**
 * The messages for what a turn said, in order. What comes before a question goes into one message with
 * it where it is short: each message costs a call, and on a slow line a wait.
 * @param facts Constants that texts may use, such as `privacyUrl`.
 */
export function createRender(words: Words, facts: Vars) {
  const sources = { words, facts, choices: createChoiceWords(words) };
  return (events: Event[], locale: string, capabilities: Capabilities): Rendered[] => {
    const messages: Rendered[] = [];
    for (const event of events) {
      const rendered = renderEvent(sources, event, locale, capabilities);
      if (rendered) append(messages, rendered);
    }
    return messages;
  };
}

export type Render = ReturnType<typeof createRender>;

function append(messages: Rendered[], next: Rendered): void {
  const last = messages.at(-1);
  const open = last && !last.choices && !last.request && !last.file && !next.file;
  if (open && lines(last.text) + lines(next.text) <= linesTogether) {
    messages.splice(-1, 1, together(last, next));
  } else {
    messages.push(next);
  }
}

function together(first: Rendered, second: Rendered): Rendered {
  const join = (one: string, two: string) => `${one}\n\n${two}`;
  const logged = first.logged ?? second.logged;
  return {
    ...second,
    text: join(first.text, second.text),
    ...(logged !== undefined && {
      logged: join(first.logged ?? first.text, second.logged ?? second.text),
    }),
  };
}

/** A text; for the log, its secret values are blotted out. */
function said(
  words: Words,
  event: Event & { type: 'said' },
  values: Vars,
  locale: string,
): Rendered {
  const text = words.say(locale, event.key, values);
  const file = event.file && { file: { ...event.file, name: partBraces(event.file.name) } };
  if (!event.secret) return { text, ...file };
  const blots = Object.fromEntries(event.secret.map((name) => [name, '••••••']));
  return { text, ...file, logged: words.say(locale, event.key, { ...values, ...blots }) };
}

/** Puts the replies of an announcement under it: as buttons, or as words to write. */
function offer(
  words: Words,
  { offers = [] }: Event & { type: 'said' },
  rendered: Rendered,
  locale: string,
  { buttons }: Capabilities,
): Rendered {
  if (offers.length === 0) return rendered;
  const options = offers.map(({ id, label }) => ({ id, label }));
  if (buttons) return { ...rendered, choices: { question: 0, options } };
  const labels = options.map(({ label }) => label).join(' / ');
  return {
    ...rendered,
    text: `${rendered.text}\n\n${words.say(locale, 'common:offer', { labels })}`,
  };
}

const lines = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 60)), 0);

interface Sources {
  words: Words;
  facts: Vars;
  choices: ChoiceWords;
}

function renderEvent(
  sources: Sources,
  event: Event,
  locale: string,
  capabilities: Capabilities,
): Rendered | undefined {
  if (event.type === 'started' || event.type === 'ended' || event.type === 'forgotten')
    return undefined;
  const { words, facts } = sources;
  const values = { ...facts, ...deriveValues(words, locale, event.values) };
  switch (event.type) {
    case 'said':
      return offer(words, event, said(words, event, values, locale), locale, capabilities);
    case 'answered': {
      const echo = words.find(locale, `${event.flow}:${event.node}.echo`, values);
      return echo === undefined ? undefined : { text: echo };
    }
    case 'asked': {
      const { flow, node, form } = event.question;
      if (form !== undefined) return askByForm(words, event, values, locale, form);
      const again = event.again && words.find(locale, `${flow}:${node}.again`, values);
      const text = again ?? words.say(locale, `${flow}:${node}.ask`, values);
      return draw(sources, event, text, locale, capabilities);
    }
    case 'refused': {
      const { form } = event.question;
      if (form !== undefined) return refuseByForm(words, event, values, locale, form);
      const text = refusal(words, event, values, locale);
      return draw(sources, event, text, locale, capabilities);
    }
  }
}

/**
 * What was wrong, and what helps: an example from the second time on, a person from the third. A question
 * that was not at fault is put again.
 */
function refusal(
  words: Words,
  event: Event & { type: 'refused' },
  values: Vars,
  locale: string,
): string {
  const { reason, attempt } = event;
  const { flow, node, kind } = event.question;
  const keys = [
    `${flow}:${node}.invalid_${reason}`,
    `common:invalid.${kind}_${reason}`,
    `common:invalid.${reason}`,
    `${flow}:${node}.invalid`,
    `common:invalid.${kind}`,
    'common:invalid.any',
  ];
  const find = (key: string) => words.find(locale, key, values);
  const parts = [words.findFirst(locale, keys, values) ?? ''];
  if (attempt === 0 && reason !== 'ambiguous') {
    parts.push(find(`${flow}:${node}.again`) ?? find(`${flow}:${node}.ask`) ?? '');
  }
  if (attempt >= 2) parts.push(find(`${flow}:${node}.example`) ?? '');
  if (attempt >= 3) parts.push(words.say(locale, 'common:person', values));
  return parts.filter(Boolean).join('\n');
}

/** Puts the options under a question: as buttons where the channel has them, else as a numbered list. */
function draw(
  { words, choices }: Sources,
  { question, values }: { question: Question; values: Vars },
  text: string,
  locale: string,
  capabilities: Capabilities,
): Rendered {
  const options = (question.options ?? []).map((option) => ({
    id: option.id,
    label: choices.label(question, option, { locale, values }),
  }));
  const rendered: Rendered = { text };
  if (
    question.request === 'contact' ? capabilities.contactRequest : question.request !== undefined
  ) {
    const filled = deriveValues(words, locale, values);
    const label = words.find(locale, `${question.flow}:${question.node}.request`, filled);
    if (label && question.request) rendered.request = { what: question.request, label };
  }
  if (options.length === 0) return rendered;
  if (!capabilities.buttons) rendered.text = `${text}\n${listed(words, options, question, locale)}`;
  const next = { id: turnPage, label: words.say(locale, 'common:list.next') };
  const offered = question.page ? [...options, next] : options;
  return { ...rendered, choices: { question: question.serial, options: offered } };
}

/** Options a line each, by what the question says stands before them; turning the page has nothing. */
function listed(
  words: Words,
  options: { id: string; label: string }[],
  { page, marks = [] }: Question,
  locale: string,
): string {
  const numbered = options.map(({ label }, index) => `${marks[index] ?? ''}${label}`);
  const turn = page && words.say(locale, 'common:list.page', { ...page, index: page.index + 1 });
  return [...numbered, ...(turn ? [turn] : [])].join('\n');
}
