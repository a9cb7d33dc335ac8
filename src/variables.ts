import { isIP } from 'node:net';
import { z } from 'zod';

/** One variable is wrong: the message names it, what was given and what is allowed, in one line. */
export class ConfigError extends Error {
  /**
   * @param given as it may be shown; undefined: nothing
   * @param reason what is wrong with it, where that is not plain from what is allowed: `is in use`
   */
  constructor(name: string, given: string | undefined, allowed: string, reason?: string) {
    const shown = given === undefined ? 'not set' : `"${given}"`;
    super(`${name}: ${reason === undefined ? shown : `${shown} ${reason}`}; allowed: ${allowed}`);
    this.name = 'ConfigError';
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));

/** 32 bytes; the padding may be missing. */
const key = z
  .string()
  .regex(/^[\w+/-]{43}=?$/)
  .transform((text) => Buffer.from(text, 'base64'));

/** What each variable may be, in words for the error line. */
export const variables = {
  HOST: [z.string().min(1), 'an address to listen on, e.g. 127.0.0.1 or 0.0.0.0'],
  PORT: [whole(0, 65_535), 'a port from 0 to 65535'],
  PUBLIC_URL: [
    z.string().refine(isWebAddress),
    'an http or https address, such as https://pasti.example',
  ],
  TRUST_PROXY: [
    z.string().refine(isProxyList),
    'a comma list of addresses, networks, loopback, linklocal, uniquelocal',
  ],
  DATA_DIR: [z.string().min(1), 'a folder'],
  DATA_KEY: [key, '32 bytes in base64'],
  DATA_KEY_PREVIOUS: [key, '32 bytes in base64'],
  MONGODB_URI: [z.string().regex(/^mongodb(\+srv)?:\/\/./), 'mongodb://... or mongodb+srv://...'],
  REDIS_URL: [z.string().refine(isRedisUrl), 'redis://... or rediss://...'],
  TELEGRAM_BOT_TOKEN: [z.string().regex(/^\d+:[\w-]+$/), 'a token from @BotFather, 123456:ABC...'],
  TELEGRAM_API_ROOT: [
    z.string().refine(isWebAddress),
    'an http or https address, such as https://pasti.example',
  ],
  TELEGRAM_MODE: [z.enum(['polling', 'webhook']), 'polling or webhook'],
  TELEGRAM_WEBHOOK_SECRET: [z.string().regex(/^[\w-]{1,256}$/), '1 to 256 of A-Z a-z 0-9 _ -'],
  TELEGRAM_RATE: [z.coerce.number().min(1).max(30), 'messages a second, 1 to 30'],
  APPROVAL_ABOVE: [whole(0), 'a number of people, 0 or more'],
  WHATSAPP: [z.stringbool({ truthy: ['on'], falsy: ['off'] }), 'on or off'],
  WHATSAPP_BROWSER: [z.string().min(1), 'the path of Chromium or Chrome'],
  WHATSAPP_DAILY_LIMIT: [whole(1, 2_000), 'messages a day, 1 to 2000'],
  WHATSAPP_HOURLY_LIMIT: [whole(1, 500), 'messages an hour, 1 to 500'],
  WHATSAPP_MEMORY_MB: [whole(300, 16_000), 'megabytes, 300 to 16000'],
  WHATSAPP_WEB_VERSION: [z.string().regex(/^[\w.-]+$/), 'a version of WhatsApp Web, e.g. 2.3000.1'],
  PASTI_DEMO: [z.stringbool({ truthy: ['1', 'on'], falsy: ['0', 'off'] }), '1 or 0'],
  TIME_ZONE: [z.string().refine(isTimeZone), 'an IANA time zone, e.g. Asia/Jakarta'],
  LOG_LEVEL: [z.enum(logLevels), logLevels.join(', ')],
  NODE_ENV: [z.enum(['production', 'development', 'test']), 'production, development or test'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

/** Of the web part, with a path at most. */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/./.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return `${username}${password}${search}${hash}` === '';
}

function isRedisUrl(text: string): boolean {
  return /^rediss?:\/\/./.test(text) && URL.canParse(text);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const proxyNames = ['loopback', 'linklocal', 'uniquelocal'];

function isProxyList(list: string): boolean {
  return list.split(',').every((given) => {
    const [address = '', mask] = given.trim().split('/');
    if (mask === undefined && proxyNames.includes(address)) return true;
    const version = isIP(address);
    if (version === 0 || mask === undefined) return version !== 0;
    const bits = version === 4 ? 32 : 128;
    if (/^\d+$/.test(mask)) return Number(mask) >= 1 && Number(mask) <= bits;
    return version === 4 && isIP(mask) === 4;
  });
}

export type Environment = Readonly<Record<string, string | undefined>>;
type Variable = keyof typeof variables;
type ValueOf<Name extends Variable> = z.output<(typeof variables)[Name][0]>;

/** Reads one variable; empty counts as not set. @throws ConfigError */
export function read<Name extends Variable>(
  env: Environment,
  name: Name,
): ValueOf<Name> | undefined {
  const given = env[name];
  if (given === undefined || given === '') return undefined;
  const [schema, allowed] = variables[name];
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(name, shownOf(name, given), allowed);
  return parsed.data as ValueOf<Name>;
}

/** A value as an error may show it: secrets are not repeated. */
export const shownOf = (name: Variable, given: string): string =>
  /TOKEN|SECRET|KEY|URI|REDIS/.test(name)
    ? `${given.slice(0, 4)}...`
    : given.replace(/\/\/.*@/, '//...@');
