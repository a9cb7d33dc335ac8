import type { Reading } from '../../engine/types.js';
import { formLifeMs, type FormTokens } from './form-token.js';

/** Why a form can not be filled in. `stale`: its question waits no longer, or not now. */
export type FormClosed = 'forged' | 'expired' | 'used' | 'stale';

export interface OpenForm {
  state: 'open';
  /** Where the conversation is: `whatsapp`. */
  channel: string;
  locale: string;
}

export type FormState = OpenForm | { state: FormClosed; channel?: string; locale?: string };

export type Submission =
  | { state: 'taken'; channel: string; locale: string }
  | { state: 'refused'; channel: string; locale: string; reason: string; detail: Details }
  | Exclude<FormState, OpenForm>;

type Details = Record<string, string | number>;

/** A conversation, as far as a form has to know it. */
export interface AskedContact {
  channel: string;
  address: string;
  locale: string;
  /** Serial number of the question that waits for an answer now. */
  question: number | undefined;
}

export interface FormParts {
  tokens: FormTokens;
  /** Tokens that were used, by name. */
  uses: { has(name: string): Promise<boolean>; add(name: string, at: Date): Promise<void> };
  findContact: (contactId: string) => Promise<AskedContact | undefined>;
  readNik: (text: string) => Reading;
  /** Hands the answer to the conversation, once an id: `duplicate` when it was there already. */
  deliver: (
    contact: AskedContact,
    answer: { id: string; question: number; text: string; at: Date },
  ) => Promise<'handled' | 'duplicate'>;
  clock: { now(): Date };
}

export interface Forms {
  /** What a link leads to now. */
  look(token: string): Promise<FormState>;
  /** Takes what was typed, once; the conversation goes on by itself. */
  submit(token: string, typed: string): Promise<Submission>;
}

/** The token of the form for a question that is put now. */
export const issueForm = (
  tokens: FormTokens,
  asked: { contactId: string; question: number; now: Date },
): string =>
  tokens.issue({
    contactId: asked.contactId,
    question: asked.question,
    expiresAt: new Date(asked.now.getTime() + formLifeMs),
  });

/** Secure forms: an answer that must not go through a chat is typed into a page instead. */
export function createForms(parts: FormParts): Forms {
  return {
    look: async (text) => (await open(parts, text)).form,
    submit: (text, typed) => submit(parts, text, typed),
  };
}

type Opened =
  | { form: OpenForm; question: number; contact: AskedContact }
  | { form: Exclude<FormState, OpenForm> };

async function open(
  { tokens, uses, findContact, clock }: FormParts,
  text: string,
): Promise<Opened> {
  const token = tokens.read(text);
  if (!token) return { form: { state: 'forged' } };
  const contact = await findContact(token.contactId);
  const known = contact && { channel: contact.channel, locale: contact.locale };
  if (await uses.has(tokens.nameOf(text))) return { form: { state: 'used', ...known } };
  if (token.expiresAt <= clock.now()) return { form: { state: 'expired', ...known } };
  if (contact?.question !== token.question) return { form: { state: 'stale', ...known } };
  const { channel, locale } = contact;
  return { form: { state: 'open', channel, locale }, question: token.question, contact };
}

async function submit(parts: FormParts, text: string, typed: string): Promise<Submission> {
  const opened = await open(parts, text);
  if (!('contact' in opened)) return opened.form;
  const { contact, question } = opened;
  const { channel, locale } = contact;
  const reading = typed.trim() === '' ? empty : parts.readNik(typed);
  if (reading.outcome !== 'value') {
    const reason = reading.outcome === 'rejected' ? reading.reason : 'any';
    const detail = reading.outcome === 'rejected' ? (reading.detail ?? {}) : {};
    return { state: 'refused', channel, locale, reason, detail };
  }
  const name = parts.tokens.nameOf(text);
  const at = parts.clock.now();
  const answer = { id: `form-${name}`, question, text: typed, at };
  // Two at once: the conversation takes one of them.
  const delivery = await parts.deliver(contact, answer);
  await parts.uses.add(name, at);
  return delivery === 'handled'
    ? { state: 'taken', channel, locale }
    : { state: 'used', channel, locale };
}

const empty: Reading = { outcome: 'rejected', reason: 'empty' };
