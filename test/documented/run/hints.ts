import { run, runToEnd, type Shell } from './shell.js';

export type Take = (line: string, act: () => Promise<unknown>) => Promise<void>;

/** A line that prints a hint, whether or not it fails, and where the hint stands in what it prints. */
type Hint = [line: string, where: RegExp];

/** In a store that is empty. */
const atFirst: Hint[] = [
  ['npx pasti coach list', /^no coaches; (.*) makes one$/m],
  ['npx pasti admin link rina@example.org', /; (.*) makes one$/m],
  ['npx pasti nonsense', /^\((.*) lists the commands\)$/m],
];

/**
 * Types what the program says can be typed, as it prints it.
 * @param printed by the first start, which offers the demo
 */
export async function typeHints(printed: string, shell: Shell, take: Take): Promise<void> {
  for (const hint of atFirst) await typeHint(hint, shell, take);
  const offered = /made-up people: (.*) \(or/.exec(printed)?.[1] ?? 'false';
  await take(`${offered} (hint of the first start)`, () => run(offered, shell));
}

async function typeHint([line, where]: Hint, shell: Shell, take: Take): Promise<void> {
  await take(`hint of ${line}`, async () => {
    const { printed } = await runToEnd(line, shell);
    const hint = where.exec(printed)?.[1];
    if (hint === undefined) throw new Error(`no hint ${String(where)}\n${printed}`);
    await run(hint, shell);
  });
}
