import type { TurnResult } from '../engine/engine.js';
import type { Conversation, FileRef, Input, SentFile } from '../engine/types.js';
import type { Inbound } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { LoggedMessage, Session } from '../ports/store.js';
import type { LogWriter } from './log-writer.js';

/** Finds the words on a button as the person saw them when they pressed it, for the log. */
export type LabelOf = (
  before: Conversation,
  pressed: { question: number; choice: string },
) => string | undefined;

/** A file that came through the web chat is kept already. */
function keptFile(input: Input): { file?: SentFile } {
  if (input.type !== 'photo' && input.type !== 'document') return {};
  const { ref, kept, name = '', mime = '', size = 0 } = input.file;
  return kept ? { file: { id: ref, name, mime, size } } : {};
}

/** Names a file, with what was written under it. */
function describeFile({
  type,
  file,
  caption = '',
}: Input & { file: FileRef; caption?: string }): string {
  const name = file.name === undefined ? `[${type}]` : `[${type} ${file.name}]`;
  return `${name} ${caption}`.trim();
}

/** Writes what people say into the log that operators read, with sensitive things masked. */
export class InboundLog {
  constructor(
    private readonly writer: LogWriter,
    private readonly clock: Clock,
    /** Masks identity numbers wherever they stand in a text. */
    private readonly mask: (text: string) => string,
    private readonly labelOf: LabelOf,
  ) {}

  /** @param before The session as it was when the message came. */
  append(before: Session, inbound: Inbound, { conversation, sensitive }: TurnResult): void {
    // Of somebody who refused consent nothing is kept.
    if (conversation.person.declined === true) return;
    const text = this.mask(this.describe(inbound.input, before));
    const line: LoggedMessage = {
      id: `${before.id}:in:${inbound.id}`,
      contactId: before.id,
      direction: 'in',
      at: this.clock.now(),
      ...keptFile(inbound.input),
      text: sensitive ? text.replace(/\d/g, '•') : text,
    };
    this.writer.append(line);
  }

  private describe(input: Input, before: Session): string {
    switch (input.type) {
      case 'text':
        return input.text;
      case 'choice':
        return this.labelOf(before.conversation, input) ?? `[${input.choice}]`;
      case 'contact':
        return input.phone;
      case 'location':
        return '[lokasi]';
      case 'photo':
      case 'document':
        return describeFile(input);
      case 'form':
        return '[formulir]';
      case 'start':
        return '/start';
      case 'unreadable':
        return `[${input.what}]`;
    }
  }
}
