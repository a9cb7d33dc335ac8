import { run, runToEnd, type Shell } from './shell.js';
import type { Tally } from './tally.js';

/** Lines that print a hint where the store is empty, whether or not they fail, and where it stands in what they print. */
const hints: [line: string, where: RegExp][] = [
  ['node bin/pasti.js coach list', /^no coaches; (.*) makes one$/m],
  ['node bin/pasti.js admin link rina@example.org', /; (.*) makes one$/m],
  ['node bin/pasti.js nonsense', /^\((.*) lists the commands\)$/m],
];

/** Types what the program says can be typed, as it prints it. */
export async function typeHints(shell: Shell, tally: Tally): Promise<void> {
  for (const [line, where] of hints)
    await tally.take(`the hint of ${line}`, async () => {
      const { printed } = await runToEnd(line, shell);
      await run(hintIn(printed, where), shell);
    });
}

/** What the first start says fills an empty store. */
export const offerIn = (printed: string): string => hintIn(printed, /made-up people: (.*) \(or/);

function hintIn(printed: string, where: RegExp): string {
  const hint = where.exec(printed)?.[1];
  if (hint === undefined) throw new Error(`no hint ${String(where)}\n${printed}`);
  return hint;
}
