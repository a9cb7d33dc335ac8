import type { Event } from '../engine/types.js';
import type { Words } from './words.js';

/** A text, and how the log has it. */
export interface Written {
  text: string;
  logged: string;
}

/** Where a form's address stood in a text, in the log: it lets whoever has it answer. */
const formBlot = '[formulir]';

/** The link to the form in which the question is answered, in the place of the question. */
export function askByForm(
  words: Words,
  { question: { flow, node }, again }: Event & { type: 'asked' },
  values: object,
  locale: string,
  form: string,
): Written {
  const keys = again
    ? [`${flow}:${node}.form_again`, 'common:form.again']
    : [`${flow}:${node}.form`, 'common:form.ask'];
  const text = words.findFirst(locale, keys, { ...values, form }) ?? '';
  return { text, logged: words.findFirst(locale, keys, { ...values, form: formBlot }) ?? '' };
}

/** What was wrong with what was sent in the chat, and the link to the form. */
export function refuseByForm(
  words: Words,
  { reason, attempt, question: { flow, node } }: Event & { type: 'refused' },
  values: object,
  locale: string,
  form: string,
): Written {
  const keys = [`common:form.refused_${reason}`, 'common:form.refused'];
  const parts = (link: string) => [
    words.findFirst(locale, keys, values),
    attempt >= 2 ? words.find(locale, `${flow}:${node}.example`, values) : undefined,
    words.say(locale, 'common:form.again', { ...values, form: link }),
    attempt >= 3 ? words.say(locale, 'common:person', values) : undefined,
  ];
  const written = (link: string) => parts(link).filter(Boolean).join('\n');
  return { text: written(form), logged: written(formBlot) };
}
