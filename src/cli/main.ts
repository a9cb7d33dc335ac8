import 'dotenv/config';
import { buildProgram } from './program.js';

async function main(argv: string[]): Promise<void> {
  const program = await buildProgram(argv[2]);
  await program.parseAsync(argv);
}

main(process.argv).catch((error: unknown) => {
  console.error(error instanceof Error ? `pasti: ${error.message}` : error);
  process.exitCode = 1;
});
