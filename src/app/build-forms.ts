import type { Conversation } from '../engine/types.js';
import type { EngineParts } from '../engine/engine.js';
import { readers } from '../language/readers.js';
import type { Channel, ChannelName, Deliver } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { SessionStore } from '../ports/store.js';
import { createFormTokens } from '../web/forms/form-token.js';
import { createForms, issueForm, type Forms } from '../web/forms/forms.js';
import type { Secrets } from '../ports/secrets.js';
import type { Database } from '../store/connect.js';
import { formUses } from '../store/form-uses.js';

export interface FormSurroundings {
  database: Database;
  secrets: Secrets;
  publicUrl: string;
  channels: readonly Channel[];
  clock: Clock;
  timeZone: string;
  sessions: Pick<SessionStore, 'load'>;
}

/** Channels whose chats must not carry identity numbers, wherever they run. */
const withoutSecrets: readonly ChannelName[] = ['whatsapp'];

/** Gives the address of the form for a question, on channels whose chat must not carry the answer. */
export function formLinks({
  secrets,
  publicUrl,
  channels,
}: Pick<FormSurroundings, 'secrets' | 'publicUrl' | 'channels'>): NonNullable<
  EngineParts['formLink']
> {
  const tokens = createFormTokens(secrets);
  const guarded = (name: string) =>
    channels.find((channel) => channel.name === name)?.capabilities.secrets === false ||
    withoutSecrets.some((one) => one === name);
  return ({ channel, ...asked }) =>
    guarded(channel) ? `${publicUrl}/form/${issueForm(tokens, asked)}` : undefined;
}

/** Secure forms, on the real store and turn. */
export function buildForms(around: FormSurroundings, deliver: Deliver): Forms {
  const { database, secrets, clock, timeZone, sessions } = around;
  return createForms({
    tokens: createFormTokens(secrets),
    uses: formUses(database),
    async findContact(contactId) {
      const session = await sessions.load(contactId);
      if (!session) return undefined;
      const { channel, address, conversation } = session;
      return { channel, address, locale: conversation.locale, question: openNik(conversation) };
    },
    readNik: (text) => readers.nik(text, { now: clock.now(), timeZone }),
    deliver: ({ channel, address }, { id, question, text, at }) =>
      deliver({
        channel: channel as ChannelName,
        address,
        id,
        at,
        input: { type: 'form', question, text },
      }),
    clock,
  });
}

const openNik = ({ frames }: Conversation): number | undefined => frames.at(-1)?.open?.serial;
