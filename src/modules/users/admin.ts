import type { UserRole } from '../../web/sign-in/user.js';

/** Somebody of the office, in a chat of theirs. */
export interface Admin {
  /** Under which they sign in to the dashboard. */
  email: string;
}

/** A link that makes a contact an admin's. It works once, for one contact. */
export interface AdminLink {
  /** `ad:<fingerprint of the token>`. */
  id: string;
  email: string;
  expiresAt: Date;
}

/** Which chats are whose in the office. */
export interface AdminRecords {
  link(link: AdminLink): Promise<void>;
  /**
   * Uses a link for a contact, as often as that contact likes; undefined when it expired, or another contact used
   * it.
   */
  useLink(id: string, contactId: string, now: Date): Promise<AdminLink | undefined>;
  /** Makes a contact this user's, and nobody else's. */
  join(email: string, contactId: string, at: Date): Promise<void>;
  /** The admin whose contact this is, by the store as it is now: a user who is gone, or no admin, is none. */
  ofContact(contactId: string): Promise<Admin | undefined>;
  /** Takes a contact away from this user. */
  leave(email: string, contactId: string): Promise<void>;
  /** Ids of a user's chats. */
  contactsOf(email: string): Promise<string[]>;
  /** Addresses of the admins who have a chat. */
  withChats(): Promise<string[]>;
}

/** The role that may work in chat. */
export const adminRole: UserRole = 'admin';
