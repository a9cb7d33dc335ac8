import type { Outgoing } from '../ports/channel.js';
import { isUnfilled, withoutPlaceholders, type ReportUnfilled } from '../ports/unfilled.js';

/**
 * The last look at a message before it goes out: nothing of it that a person can see, and nothing that is logged, holds a
 * placeholder. One that does is told, and goes out as a clean text.
 */
export function guardMessage(message: Outgoing, unfilled: ReportUnfilled): Outgoing {
  const clean = (part: string, text: string): string => {
    if (!isUnfilled(text)) return text;
    unfilled({ at: 'message', key: `${message.id} ${part}`, names: [] });
    return withoutPlaceholders(text);
  };
  const { text, logged, choices, request, file } = message;
  return {
    ...message,
    text: clean('text', text),
    ...(logged !== undefined && { logged: clean('log', logged) }),
    ...(choices && {
      choices: {
        question: choices.question,
        options: choices.options.map(({ id, label }) => ({ id, label: clean('button', label) })),
      },
    }),
    ...(request && { request: { what: request.what, label: clean('button', request.label) } }),
    ...(file && { file: { ...file, name: clean('file', file.name) } }),
  };
}
