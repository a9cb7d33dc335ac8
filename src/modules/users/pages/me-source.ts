import type { ChatLink } from '../link-chat.js';

/** A chat of somebody of the office. */
export interface OwnChat {
  /** `telegram`, `whatsapp`, `web`. */
  channel: string;
  contactId: string;
}

/** What the page of one's own account reads and does. */
export interface MeSource {
  chats(email: string): Promise<OwnChat[]>;
  /** Makes a single-use link. */
  link(email: string): Promise<ChatLink>;
  /** Takes a chat away from this user, and from nobody else. */
  unlink(email: string, contactId: string): Promise<void>;
}
