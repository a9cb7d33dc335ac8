import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idOfOne } from '../values.js';
import { run, runToEnd, type Shell } from './shell.js';

/** What a command prints when it did what it is for; of the others the exit code is enough. */
const prints: [command: RegExp, printed: RegExp][] = [
  [/pasti(\.js)? parse money/, /^50000$/m],
  [/pasti(\.js)? parse --tsv/, /^money\t50rb\t50000$/m],
  // A hint: the line is among the documented ones, and run at the end.
  [/pasti seed demo$/, /already; npx pasti seed demo --remove takes it out$/m],
  [/pasti(\.js)? flows check/, /no faults/],
  [/pasti(\.js)? import/, /, 0 refused$/m],
  [/pasti(\.js)? broadcast/, /^0 recipients/m],
  [/--help/, /^ {2}seed /m],
];

/** What is refused here as it should be: nobody of the demo gets announcements. */
const refusals: [command: RegExp, printed: RegExp][] = [
  [/pasti(\.js)? broadcast((?!--dry-run).)*$/, /the segment reaches nobody/],
];

/** Runs a command until it ends. @throws Error when it fails, or prints something else than it should */
export async function runPlain(line: string, shell: Shell): Promise<void> {
  const { code, printed } = await runToEnd(await typed(line, shell), shell);
  const wrong = (what: string) => new Error(`${what}\n${printed}`);
  const refused = refusals.some(([command, why]) => command.test(line) && why.test(printed));
  if (refused) return;
  if (code !== 0) throw wrong(`exit code ${code}`);
  for (const [command, wanted] of prints)
    if (command.test(line) && !wanted.test(printed))
      throw wrong(`it does not print ${String(wanted)}`);
  const script = /chat --script (\S+)$/.exec(line)?.[1];
  if (script !== undefined && printed !== readFileSync(join(shell.cwd, script), 'utf8'))
    throw wrong(`it does not print ${script}`);
  const link = /http\S+\/chat\?start=\S+/.exec(printed)?.[0];
  if (/coach invite|admin link/.test(line) && (!link || !(await fetch(link)).ok))
    throw wrong('it prints no link that opens');
}

/** With an id that there is, from the list of the same things. */
async function typed(line: string, shell: Shell): Promise<string> {
  if (line === 'npm ci') return `${line} --dry-run --ignore-scripts`;
  if (!line.includes(idOfOne)) return line;
  const list = line.includes('tickets') ? 'tickets' : 'coach list';
  const [id = ''] = (await run(`node bin/pasti.js ${list}`, shell)).split('\t');
  return line.replace(idOfOne, id);
}
