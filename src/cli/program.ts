import { Command } from 'commander';
import { commandLine, commandName } from '../command-line.js';

/** Each is loaded when it is called for: `pasti parse` should not wait for a database driver. */
const subcommands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.js')).startCommand(),
  chat: async () => (await import('./chat.js')).chatCommand(),
  flows: async () => (await import('./build-flows-command.js')).buildFlowsCommand(),
  parse: async () => (await import('./parse.js')).parseCommand(),
  admin: async () => (await import('./admin.js')).adminCommand(),
  coach: async () => (await import('./coach.js')).coachCommand(),
  broadcast: async () => (await import('./broadcast.js')).broadcastCommand(),
  export: async () => (await import('./export.js')).exportCommand(),
  import: async () => (await import('./import.js')).importCommand(),
  seed: async () => (await import('./seed.js')).seedCommand(),
  tickets: async () => (await import('./tickets.js')).ticketsCommand(),
  store: async () => (await import('./store.js')).storeCommand(),
  backup: async () => (await import('./backup.js')).backupCommand(),
  restore: async () => (await import('./restore.js')).restoreCommand(),
  'rotate-key': async () => (await import('./rotate-key.js')).rotateKeyCommand(),
};

/**
 * The `pasti` command.
 * @param called the subcommand to load; all of them where there is none of that name
 */
export async function buildProgram(called = ''): Promise<Command> {
  const program = new Command(commandName())
    .description('PASti walks entrepreneurs through the seven steps of OK OCE, by chat')
    .showHelpAfterError(`(${commandLine('--help')} lists the commands)`);
  const named = Object.hasOwn(subcommands, called) ? subcommands[called] : undefined;
  const loaded = named ? [named] : Object.values(subcommands);
  for (const load of loaded) program.addCommand(await load());
  return program;
}
