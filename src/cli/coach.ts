import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import { pino } from 'pino';
import { askBotName } from '../channels/telegram/ask-bot-name.js';
import { commandLine } from '../command-line.js';
import { openDataKeys, openSecrets } from '../start/open-secrets.js';
import { openStore } from '../app/open-store.js';
import { webAddressOfLink } from '../start/web-address.js';
import { readConfig, type Config } from '../config.js';
import { readKecamatan } from '../language/kecamatan.js';
import { readPhone } from '../language/phone.js';
import { systemClock } from '../ports/clock.js';
import { usualCapacity, type Coach } from '../modules/coaches/coach.js';
import { coachId, inviteCoach } from '../modules/coaches/invite-coach.js';
import type { Salutation } from '../modules/people/participant.js';
import { coachStore } from '../modules/coaches/store/coaches.js';
import type { Database } from '../store/connect.js';
import { officeStore } from '../store/office.js';

interface InviteOptions {
  kecamatan: string[];
  phone?: string;
  speciality: string[];
  capacity: number;
  salutation: Salutation;
  for?: string;
}

/** `pasti coach`: the people who go with participants. */
export function coachCommand(): Command {
  return new Command('coach')
    .description('coaches (pendamping): invite one, list them')
    .addCommand(inviteCommand())
    .addCommand(listCommand());
}

const commaList = (text: string, before: string[] = []): string[] => [
  ...before,
  ...text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
];

function inviteCommand(): Command {
  return new Command('invite')
    .description(
      'make a single-use link with which a chat becomes the coach’s; it works for 7 days',
    )
    .argument('<name>', 'name of the coach')
    .option('--kecamatan <code,...>', 'codes (31.74.01) or names', commaList, [])
    .option('--phone <number>', 'mobile number')
    .option('--speciality <name,...>', 'fields of business, steps (culinary, P4)', commaList, [])
    .option('--capacity <number>', 'most participants at a time', readCapacity, usualCapacity)
    .addOption(new Option('--salutation <word>').choices(['kak', 'bapak', 'ibu']).default('kak'))
    .option(
      '--for <id>',
      `a new link for a coach who is there already (${commandLine('coach list')})`,
    )
    .action(async (name: string, options: InviteOptions) => {
      await withStore(async (database, config) => {
        const web = webAddressOfLink(config);
        const coach = await findOrMake(database, name, options);
        const { link, expiresAt } = await invite(database, config, coach, web.url);
        console.log(`${coach.id}\t${coach.name}\n${link}`);
        console.log(`single use, until ${expiresAt.toISOString()}`);
        if (web.caution !== undefined && link.startsWith(web.url)) console.error(web.caution);
      });
    });
}

function readCapacity(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    throw new InvalidArgumentError('a whole number from 1 to 1000');
  return number;
}

async function findOrMake(
  database: Database,
  name: string,
  options: InviteOptions,
): Promise<Coach> {
  if (options.for !== undefined) {
    const found = await coachStore(database).find(options.for);
    if (!found)
      throw new Error(
        `there is no coach "${options.for}"; ${commandLine('coach list')} tells who is`,
      );
    return found;
  }
  return {
    id: coachId(name, randomBytes(3).toString('hex')),
    name: name.trim(),
    salutation: options.salutation,
    ...(options.phone !== undefined && { phone: readMobile(options.phone) }),
    kecamatan: options.kecamatan.map(readArea),
    specialities: options.speciality,
    capacity: options.capacity,
    contactIds: [],
  };
}

/** What readers of answers may want to know; neither of these does. */
const here = () => ({ now: systemClock.now(), timeZone: 'Asia/Jakarta' });

/** E.164. @throws Error for what is no mobile number */
function readMobile(text: string): string {
  const read = readPhone(text, here());
  if (read.outcome !== 'value') throw new Error(`"${text}" is not an Indonesian mobile number`);
  return read.value;
}

/** The code of a kecamatan, given by code or by name. @throws Error for none, or several */
function readArea(text: string): string {
  if (/^\d\d\.\d\d\.\d\d$/.test(text)) return text;
  const read = readKecamatan(text, here());
  if (read.outcome !== 'value') throw new Error(`"${text}" is not one kecamatan of Jakarta`);
  return read.value.code;
}

async function invite(database: Database, config: Config, coach: Coach, publicUrl: string) {
  const secrets = await openSecrets(openDataKeys(config, quiet), database);
  const office = officeStore(database);
  const bot = config.telegram && (await askBotName(config.telegram));
  return inviteCoach(
    {
      coaches: coachStore(database),
      secrets,
      newToken: () => randomBytes(18).toString('base64url'),
      telegramLink: (token) => (bot ? `https://t.me/${bot}?start=${token}` : undefined),
      publicUrl,
      audit: (entry) => office.audit(entry),
    },
    coach,
    'command line',
    systemClock.now(),
  );
}

function listCommand(): Command {
  return new Command('list')
    .description('all coaches: id, name, participants of places, kecamatan, state')
    .action(async () => {
      await withStore(async (database) => {
        const loads = await coachStore(database).loads();
        if (loads.length === 0)
          console.log(`no coaches; ${commandLine('coach invite NAME')} makes one`);
        for (const { coach, load } of loads) console.log(describe(coach, load));
      });
    });
}

function describe(coach: Coach, load: number): string {
  const away = coach.pausedUntil !== undefined && coach.pausedUntil > systemClock.now();
  const state = coach.contactIds.length === 0 ? 'invited' : away ? 'on leave' : 'active';
  const areas = coach.kecamatan.join(',') || 'anywhere';
  return [coach.id, coach.name, `${load}/${coach.capacity}`, areas, state].join('\t');
}

const quiet = pino({ level: 'error' }, process.stderr);

async function withStore(
  act: (database: Database, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig(process.env);
  const store = await openStore(config, quiet, true);
  try {
    await act(store.database, config);
  } finally {
    await store.close();
  }
}
