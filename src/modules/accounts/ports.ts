import type { Frame } from '../../engine/types.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { ProofStore } from '../people/proof.js';
import type { ParticipantStore } from '../people/ports.js';
import type { Secrets } from '../../ports/secrets.js';
import type { Audit } from '../../ports/audit.js';

/** Conversations of a person's other accounts. */
export interface OtherConversations {
  /** The running flow that waits for an answer there, if it is one of a step; the root flow is none. */
  unfinished(contactId: string): Promise<string | undefined>;
  /**
   * Takes what runs there, with its answers; there nothing runs any more. Taken again by the same request it gives
   * the same. Undefined when nothing runs there.
   */
  take(contactId: string, request: string): Promise<Frame[] | undefined>;
  /** Forgets the conversation: whoever writes there is somebody new. */
  forget(contactId: string): Promise<void>;
}

export interface AccountParts {
  contacts: ContactRecords;
  participants: Pick<ParticipantStore, 'find' | 'update'>;
  proofs: ProofStore;
  secrets: Secrets;
  conversations: OtherConversations;
  newToken: () => string;
  /** Addresses that start a chat with a token; undefined where the channel is not there. */
  telegramLink: (token: string) => string | undefined;
  whatsappLink: (token: string) => Promise<string | undefined>;
  /** What people call a channel, and a flow. */
  channelName: (locale: string, channel: string) => string;
  flowName: (locale: string, flow: string) => string | undefined;
  audit: Audit;
}
