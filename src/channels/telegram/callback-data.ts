import { SendError } from '../../ports/send-error.js';

/** Telegram refuses a button whose data is longer, with the whole message (BUTTON_DATA_INVALID). */
const maxBytes = 64;

/**
 * What a button sends back when it is pressed: `<question>:<option id>`.
 * @throws SendError `rejected` when it is longer than the 64 bytes a button may carry.
 */
export function encodeCallbackData(question: number, id: string): string {
  const data = `${question}:${id}`;
  if (Buffer.byteLength(data) > maxBytes) {
    throw new SendError('rejected', `Button data "${data}" is longer than ${maxBytes} bytes`);
  }
  return data;
}

/** The pressed option, or undefined when the data was not made by `encodeCallbackData`. */
export function decodeCallbackData(data: string): { question: number; choice: string } | undefined {
  const match = /^(\d{1,15}):(.+)$/s.exec(data);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { question: Number(match[1]), choice: match[2] };
}
