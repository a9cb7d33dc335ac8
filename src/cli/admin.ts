import { Command } from 'commander';
import { pino } from 'pino';
import { buildAccounts } from '../app/build-accounts.js';
import { openStore } from '../app/open-store.js';
import { readConfig } from '../config.js';
import { systemClock } from '../ports/clock.js';
import { createUser, resetPassword, type OneTime } from '../web/sign-in/accounts.js';
import { readEmail } from '../web/sign-in/user.js';
import { linkCommand } from './admin-link.js';

/** `pasti admin`: who may sign in to the dashboard. */
export function adminCommand(): Command {
  return new Command('admin')
    .description('accounts of the dashboard')
    .addCommand(createCommand())
    .addCommand(linkCommand());
}

function createCommand(): Command {
  return new Command('create')
    .description('make an admin; prints a one-time password, to be changed at the first sign-in')
    .argument('<email>', 'address to sign in with')
    .option('--reset', 'the admin exists: a new one-time password, and all sessions end')
    .action(async (typed: string, { reset = false }: { reset?: boolean }) => {
      const email = readEmail(typed);
      if (email === undefined) throw new Error(`"${typed}" is not an e-mail address`);
      const { password } = await change(email, reset);
      console.log(`${email} signs in with this one-time password: ${password}`);
    });
}

/** In the store that the environment names; that of a running process included. */
async function change(email: string, reset: boolean): Promise<OneTime> {
  const store = await openStore(readConfig(process.env), pino({ level: 'silent' }), true);
  try {
    const accounts = buildAccounts(store.database, systemClock);
    if (reset) {
      const account = await resetPassword(accounts, email, 'command line');
      if (!account) throw new Error(`there is no admin "${email}"; without --reset one is made`);
      return account;
    }
    const created = await createUser(accounts, email, 'command line');
    if (created.outcome === 'created') return created.account;
    throw new Error(`there is an admin "${email}"; --reset gives a new one-time password`);
  } finally {
    await store.close();
  }
}
