import type { Secrets } from '../../ports/secrets.js';
import type { Coach } from './coach.js';
import type { CoachRecords } from './ports.js';
import type { Audit } from '../../ports/audit.js';

/** How links for coaches begin: the root flow knows them by it. */
export const invitationPrefix = 'co-';

/** An invitation waits this long. */
export const invitationLifeMs = 7 * 24 * 3_600_000;

export interface InviteParts {
  coaches: CoachRecords;
  secrets: Pick<Secrets, 'fingerprint'>;
  /** A secret that nobody can guess, of letters, digits, `-` and `_`, at least 16. */
  newToken: () => string;
  /** The bot's deep link for a token; undefined when Telegram is off. */
  telegramLink: (token: string) => string | undefined;
  publicUrl: string;
  audit: Audit;
}

/** The id under which an invitation is kept: the token itself is not. */
export const invitationId = (
  { fingerprint }: Pick<Secrets, 'fingerprint'>,
  token: string,
): string => `co:${fingerprint(token)}`;

/**
 * Makes a single-use link with which somebody's chat becomes the coach's. The coach is created if there is none
 * with this id.
 * @param by who invites, for the audit log
 */
export async function inviteCoach(
  parts: InviteParts,
  coach: Coach,
  by: string,
  now: Date,
): Promise<{ link: string; expiresAt: Date }> {
  const token = `${invitationPrefix}${parts.newToken()}`;
  const id = invitationId(parts.secrets, token);
  const expiresAt = new Date(now.getTime() + invitationLifeMs);
  await parts.coaches.create(coach);
  await parts.coaches.invite({ id, coachId: coach.id, expiresAt });
  await parts.audit({
    id: `invite:${id}`,
    action: 'invited coach',
    subject: coach.id,
    by,
    at: now,
  });
  const link = parts.telegramLink(token) ?? `${parts.publicUrl}/chat?start=${token}`;
  return { link, expiresAt };
}

/**
 * A readable id for a new coach: `rina-hartati-7f3k`.
 * @param random a few random characters
 */
export const coachId = (name: string, random: string): string =>
  [
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40),
    random.toLowerCase(),
  ]
    .filter(Boolean)
    .join('-');
