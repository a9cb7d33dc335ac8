import type { Secrets } from '../../ports/secrets.js';
import type { AdminRecords } from './admin.js';
import type { Audit } from '../../ports/audit.js';

/** How links for the office's chats begin: the root flow knows them by it. */
export const adminLinkPrefix = 'ad-';

/** A link waits this long. */
export const adminLinkLifeMs = 3_600_000;

export interface LinkChatParts {
  admins: Pick<AdminRecords, 'link'>;
  secrets: Pick<Secrets, 'fingerprint'>;
  /** A secret that nobody can guess, of letters, digits, `-` and `_`, at least 16. */
  newToken: () => string;
  /** The bot's deep link for a token; undefined when Telegram is off. */
  telegramLink: (token: string) => string | undefined;
  publicUrl: string;
  audit: Audit;
}

/** A token as it goes into a chat, under two addresses. */
export interface ChatLink {
  /** Undefined when Telegram is off. */
  telegram?: string;
  web: string;
  expiresAt: Date;
}

/** The id under which a link is kept: the token itself is not. */
export const adminLinkId = ({ fingerprint }: Pick<Secrets, 'fingerprint'>, token: string): string =>
  `ad:${fingerprint(token)}`;

/**
 * Makes a single-use link with which a chat becomes this user's.
 * @param email of a user, as it is kept
 * @param by who asked for it, for the audit log
 */
export async function linkChat(
  parts: LinkChatParts,
  email: string,
  by: string,
  now: Date,
): Promise<ChatLink> {
  const token = `${adminLinkPrefix}${parts.newToken()}`;
  const id = adminLinkId(parts.secrets, token);
  const expiresAt = new Date(now.getTime() + adminLinkLifeMs);
  await parts.admins.link({ id, email, expiresAt });
  await parts.audit({ id: `link:${id}`, action: 'chat link made', subject: email, by, at: now });
  const telegram = parts.telegramLink(token);
  return {
    ...(telegram !== undefined && { telegram }),
    web: `${parts.publicUrl}/chat?start=${token}`,
    expiresAt,
  };
}
