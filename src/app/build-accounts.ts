import { randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../ports/clock.js';
import { commandLine } from '../command-line.js';
import type { Config } from '../config.js';
import type { Logger } from '../ports/logger.js';
import { createFirstUser, type AccountParts, type OneTime } from '../web/sign-in/accounts.js';
import { createPasswordHashing } from '../web/sign-in/hashing.js';
import { oneTimePassword } from '../web/sign-in/password-rules.js';
import type { Database } from '../store/connect.js';
import { officeStore } from '../store/office.js';
import { userStore } from '../store/users.js';

/** The accounts of the dashboard, on the real store. */
export function buildAccounts(database: Database, clock: Clock): AccountParts {
  const office = officeStore(database);
  return {
    users: userStore(database),
    hashing: createPasswordHashing(),
    audit: (entry) => office.audit(entry),
    newPassword: () => oneTimePassword((count) => randomInt(count)),
    newId: randomUUID,
    now: () => clock.now(),
  };
}

/**
 * Makes the first user of a new installation, once everything else has started: a one-time password must
 * not be lost to a start that fails.
 * @returns what the terminal has to show, once
 */
export async function openFirstAccount(
  { admin }: Config,
  accounts: AccountParts,
  logger: Logger,
): Promise<OneTime | undefined> {
  const made = await createFirstUser(accounts, admin);
  if (admin && !(await accounts.users.find(admin.email))) {
    logger.warn(
      {},
      `ADMIN_EMAIL is only for the first user, and there are users; another: ${commandLine('admin create EMAIL')}`,
    );
  }
  return made;
}
