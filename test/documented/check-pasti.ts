import { CommanderError, type Command } from 'commander';
import { buildProgram } from '../../src/cli/program.js';

/** Thrown where the action of a command would begin: all that was typed is understood by then. */
class Understood extends Error {}

/** Reads the arguments of `pasti` as the command does, and does nothing. @throws Error for what it does not understand */
export async function checkPasti(args: string[]): Promise<void> {
  if (args.join(' ') === '--help') return;
  const program = await buildProgram(args[0]);
  program.hook('preAction', () => {
    throw new Understood();
  });
  quiet(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof Understood) return;
    if (!(error instanceof CommanderError) || error.code !== 'commander.help') throw error;
  }
  throw new Error('it only tells what else is to be typed');
}

/** An error is thrown, not told. */
function quiet(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  command.commands.forEach(quiet);
}
