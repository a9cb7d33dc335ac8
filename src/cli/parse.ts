import { Command, CommanderError } from 'commander';
import { readDate } from '../language/date.js';
import { readKecamatan } from '../language/kecamatan.js';
import { readMoney } from '../language/money.js';
import { readNik } from '../language/nik.js';
import { readPhone } from '../language/phone.js';
import { type Reading, type ReadingContext } from '../language/reading.js';
import { readTime } from '../language/time.js';
import { readYesNo } from '../language/yesno.js';

type Print = (text: string, context: ReadingContext) => string;

/** What is printed for a reading that has no value. */
const withoutValue = (reading: Reading<unknown>): string =>
  reading.outcome === 'ambiguous' ? 'AMBIGUOUS' : 'REJECT';

function printer<T>(
  read: (text: string, context: ReadingContext) => Reading<T>,
  show: (value: T) => string = String,
): Print {
  return (text, context) => {
    const reading = read(text, context);
    return reading.outcome === 'value' ? show(reading.value) : withoutValue(reading);
  };
}

const kinds: Record<string, Print> = {
  yesno: (text, context) => {
    const reading = readYesNo(text, context);
    return reading.outcome === 'value' ? reading.value : 'unknown';
  },
  money: printer(readMoney),
  date: printer(readDate),
  time: printer(readTime),
  phone: printer(readPhone),
  nik: printer(readNik, () => 'valid'),
  kecamatan: printer(readKecamatan, ({ name }) => name),
};

const defaultTimeZone = 'Asia/Jakarta';

/** A usage mistake: one line on stderr, exit code 2. */
const usage = (message: string): CommanderError =>
  new CommanderError(2, 'pasti.parse.usage', `pasti parse: ${message}`);

function printOf(kind: string): Print {
  const print = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (print) return print;
  throw usage(`unknown kind "${kind}"; one of ${Object.keys(kinds).join(', ')}`);
}

function timeZoneOf(name: string | undefined): string {
  const timeZone = name === undefined || name === '' ? defaultTimeZone : name;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    throw usage(`TIME_ZONE "${timeZone}" is no time zone`);
  }
}

const isoMoment = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function zoneOffset(moment: Date, timeZone: string): number {
  const wall = moment.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  return new Date(`${wall}Z`).getTime() - Math.floor(moment.getTime() / 1000) * 1000;
}

/** The moment an ISO text names; without an offset it is the wall clock of the zone. */
function momentOf(text: string, timeZone: string): Date {
  const match = isoMoment.exec(text);
  const local = match !== null && match[1] === undefined;
  const moment = match
    ? new Date(local ? `${text.includes('T') ? text : `${text}T00:00`}Z` : text)
    : undefined;
  if (!moment || Number.isNaN(moment.getTime())) {
    throw usage(`--now "${text}" is no ISO date and time, such as 2026-11-24T10:00:00+07:00`);
  }
  return local ? new Date(moment.getTime() - zoneOffset(moment, timeZone)) : moment;
}

/** Lines `kind<TAB>input` answered as `kind<TAB>input<TAB>value`; further columns are left out. */
function parseLines(lines: string, context: ReadingContext): string {
  return lines
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const [kind = '', input = ''] = line.split('\t');
      return `${kind}\t${input}\t${printOf(kind)(input, context)}\n`;
    })
    .join('');
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

interface Options {
  tsv?: true;
  now?: string;
}

/** Where the command reads and writes; the process's own streams unless a test hands in others. */
export interface ParseStreams {
  input: NodeJS.ReadableStream;
  write: (text: string) => void;
  writeError: (text: string) => void;
  env: NodeJS.ProcessEnv;
}

const processStreams = (): ParseStreams => ({
  input: process.stdin,
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  env: process.env,
});

async function run(
  kind: string | undefined,
  words: readonly string[],
  options: Options,
  streams: ParseStreams,
): Promise<void> {
  const timeZone = timeZoneOf(streams.env.TIME_ZONE);
  const now = options.now === undefined ? new Date() : momentOf(options.now, timeZone);
  const context = { now, timeZone };
  if (options.tsv) {
    if (kind !== undefined) throw usage('--tsv reads standard input and takes no KIND or TEXT');
    streams.write(parseLines(await readAll(streams.input), context));
    return;
  }
  if (kind === undefined) throw usage('KIND and TEXT are missing, or --tsv');
  const print = printOf(kind);
  if (words.length === 0) throw usage('TEXT is missing');
  streams.write(`${print(words.join(' '), context)}\n`);
}

/**
 * `pasti parse KIND TEXT`: how a text is read. Prints the value, or `REJECT`, `AMBIGUOUS`, `unknown`.
 * A bad kind, `--now` or time zone is one line on stderr and exit code 2.
 */
export function parseCommand(streams: ParseStreams = processStreams()): Command {
  return new Command('parse')
    .allowUnknownOption()
    .description('Show how a text in Bahasa Indonesia is read')
    .argument('[kind]', `what is expected: ${Object.keys(kinds).join(', ')}`)
    .argument('[text...]', 'the text as a person would type it')
    .option('--tsv', 'read lines "kind<TAB>input" and print "kind<TAB>input<TAB>value"')
    .option('--now <iso>', 'the moment the text is read at (default: the present)')
    .action(async (kind: string | undefined, words: string[], options: Options) => {
      try {
        await run(kind, words, options, streams);
      } catch (error) {
        if (!(error instanceof CommanderError)) throw error;
        streams.writeError(`${error.message}\n`);
        process.exitCode = error.exitCode;
      }
    });
}
