import { z } from 'zod';
import {
  longestPassword,
  passwordFault,
  shortestPassword,
} from './programme/users/password-rules.js';
import { readEmail } from './programme/users/user.js';

export const roles = ['web', 'telegram', 'whatsapp', 'worker'] as const;
export type Role = (typeof roles)[number];

/** The environment, read once. Every name is documented in `.env.example`. */
export interface Config {
  host: string;
  port: number;
  publicUrl: string;
  /** Whose `X-Forwarded-For` is believed: addresses, networks, or loopback, linklocal, uniquelocal. */
  trustProxy: string;
  dataDir: string;
  mongodbUri: string | undefined;
  redisUrl: string | undefined;
  /** What this process does; all that is configured unless said otherwise. */
  roles: Role[];
  telegram:
    | {
        token: string;
        apiRoot: string;
        mode: 'polling' | 'webhook';
        webhookSecret: string | undefined;
        rate: number;
      }
    | undefined;
  /** Announcements to more people than this wait for a second person's approval; undefined: none does. */
  approvalAbove: number | undefined;
  whatsapp:
    | {
        /** Path of Chromium; undefined: looked for on the PATH. */
        browser: string | undefined;
        /** Most messages of our own accord, once the account is warm. */
        dailyLimit: number;
        hourlyLimit: number;
        /** Memory of the browser at which it is started anew, in MB. */
        memoryMb: number;
        /** A kept version of WhatsApp Web. */
        webVersion: string | undefined;
      }
    | undefined;
  /** 32 bytes each, the current key first; undefined: one is generated in `dataDir`. */
  dataKeys: Buffer[] | undefined;
  /** The first user of the dashboard; undefined: one is made up at the first start. */
  admin: { email: string; password: string } | undefined;
  /** An empty store is filled with made-up data at the start. */
  demo: boolean;
  timeZone: string;
  logLevel: string;
  production: boolean;
}

/** One variable is wrong: the message names it, what was given and what is allowed, in one line. */
export class ConfigError extends Error {
  constructor(name: string, given: string | undefined, allowed: string) {
    super(`${name}: ${given === undefined ? 'not set' : `"${given}"`}; allowed: ${allowed}`);
    this.name = 'ConfigError';
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What each variable may be, in words for the error line. */
const variables = {
  HOST: [z.string().min(1), 'an address to listen on, e.g. 127.0.0.1 or 0.0.0.0'],
  PORT: [z.coerce.number().int().min(0).max(65_535), 'a port from 0 to 65535'],
  PUBLIC_URL: [z.url({ protocol: /^https?$/ }), 'an http or https address'],
  TRUST_PROXY: [
    z.string().regex(/^[\w.:/, ]+$/),
    'a comma list of addresses, networks, loopback, linklocal, uniquelocal',
  ],
  DATA_DIR: [z.string().min(1), 'a folder'],
  MONGODB_URI: [z.string().regex(/^mongodb(\+srv)?:\/\/./), 'mongodb://... or mongodb+srv://...'],
  REDIS_URL: [z.string().regex(/^rediss?:\/\/./), 'redis://... or rediss://...'],
  TELEGRAM_BOT_TOKEN: [z.string().regex(/^\d+:[\w-]+$/), 'a token from @BotFather, 123456:ABC...'],
  TELEGRAM_API_ROOT: [z.url({ protocol: /^https?$/ }), 'an http or https address'],
  TELEGRAM_MODE: [z.enum(['polling', 'webhook']), 'polling or webhook'],
  TELEGRAM_WEBHOOK_SECRET: [z.string().regex(/^[\w-]{1,256}$/), '1 to 256 of A-Z a-z 0-9 _ -'],
  TELEGRAM_RATE: [z.coerce.number().min(1).max(30), 'messages a second, 1 to 30'],
  APPROVAL_ABOVE: [z.coerce.number().int().min(0), 'a number of people, 0 or more'],
  WHATSAPP: [z.stringbool({ truthy: ['on'], falsy: ['off'] }), 'on or off'],
  WHATSAPP_BROWSER: [z.string().min(1), 'the path of Chromium or Chrome'],
  WHATSAPP_DAILY_LIMIT: [z.coerce.number().int().min(1).max(2_000), 'messages a day, 1 to 2000'],
  WHATSAPP_HOURLY_LIMIT: [z.coerce.number().int().min(1).max(500), 'messages an hour, 1 to 500'],
  WHATSAPP_MEMORY_MB: [z.coerce.number().int().min(300).max(16_000), 'megabytes, 300 to 16000'],
  WHATSAPP_WEB_VERSION: [z.string().regex(/^[\w.-]+$/), 'a version of WhatsApp Web, e.g. 2.3000.1'],
  PASTI_DEMO: [z.stringbool({ truthy: ['1', 'on'], falsy: ['0', 'off'] }), '1 or 0'],
  TIME_ZONE: [z.string().refine(isTimeZone), 'an IANA time zone, e.g. Asia/Jakarta'],
  LOG_LEVEL: [z.enum(logLevels), logLevels.join(', ')],
  NODE_ENV: [z.enum(['production', 'development', 'test']), 'production, development or test'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

type Environment = Record<string, string | undefined>;
type Variable = keyof typeof variables;
type ValueOf<Name extends Variable> = z.output<(typeof variables)[Name][0]>;

/** Reads one variable; empty counts as not set. @throws ConfigError */
function read<Name extends Variable>(env: Environment, name: Name): ValueOf<Name> | undefined {
  const given = env[name];
  if (given === undefined || given === '') return undefined;
  const [schema, allowed] = variables[name];
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(name, secretive(name, given), allowed);
  return parsed.data as ValueOf<Name>;
}

/** Secrets are not repeated in an error. */
const secretive = (name: string, given: string): string =>
  /TOKEN|SECRET|KEY|URI|URL/.test(name) && name !== 'PUBLIC_URL'
    ? `${given.slice(0, 4)}...`
    : given;

/**
 * @param env The environment, `.env` included.
 * @throws ConfigError for the first variable that is wrong, or insecure in production
 */
export function readConfig(env: Environment): Config {
  const host = read(env, 'HOST') ?? '127.0.0.1';
  const port = read(env, 'PORT') ?? 3000;
  const telegram = readTelegram(env);
  const whatsapp = readWhatsApp(env);
  const production = read(env, 'NODE_ENV') === 'production';
  const config: Config = {
    host,
    port,
    publicUrl: (read(env, 'PUBLIC_URL') ?? localUrl(host, port)).replace(/\/+$/, ''),
    trustProxy: read(env, 'TRUST_PROXY') ?? 'loopback',
    dataDir: read(env, 'DATA_DIR') ?? './data',
    mongodbUri: read(env, 'MONGODB_URI'),
    redisUrl: read(env, 'REDIS_URL'),
    roles: readRoles(env, telegram !== undefined, whatsapp !== undefined),
    telegram,
    whatsapp,
    approvalAbove: read(env, 'APPROVAL_ABOVE'),
    dataKeys: readKeys(env),
    admin: readAdmin(env),
    demo: read(env, 'PASTI_DEMO') ?? false,
    timeZone: read(env, 'TIME_ZONE') ?? 'Asia/Jakarta',
    logLevel: read(env, 'LOG_LEVEL') ?? 'info',
    production,
  };
  if (production) refuseInsecure(env, config);
  return config;
}

const localUrl = (host: string, port: number): string =>
  `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;

function readTelegram(env: Environment): Config['telegram'] {
  const token = read(env, 'TELEGRAM_BOT_TOKEN');
  const apiRoot = read(env, 'TELEGRAM_API_ROOT') ?? 'https://api.telegram.org';
  const mode = read(env, 'TELEGRAM_MODE') ?? 'polling';
  const webhookSecret = read(env, 'TELEGRAM_WEBHOOK_SECRET');
  const rate = read(env, 'TELEGRAM_RATE') ?? 25;
  if (token === undefined) return undefined;
  if (mode === 'webhook' && webhookSecret === undefined) {
    throw new ConfigError(
      'TELEGRAM_WEBHOOK_SECRET',
      undefined,
      variables.TELEGRAM_WEBHOOK_SECRET[1],
    );
  }
  return { token, apiRoot: apiRoot.replace(/\/+$/, ''), mode, webhookSecret, rate };
}

function readWhatsApp(env: Environment): Config['whatsapp'] {
  const settings = {
    browser: read(env, 'WHATSAPP_BROWSER'),
    dailyLimit: read(env, 'WHATSAPP_DAILY_LIMIT') ?? 200,
    hourlyLimit: read(env, 'WHATSAPP_HOURLY_LIMIT') ?? 40,
    memoryMb: read(env, 'WHATSAPP_MEMORY_MB') ?? 1_500,
    webVersion: read(env, 'WHATSAPP_WEB_VERSION'),
  };
  return read(env, 'WHATSAPP') === true ? settings : undefined;
}

function readRoles(env: Environment, telegram: boolean, whatsapp: boolean): Role[] {
  const given = env.PASTI_ROLES;
  const allowed = `a comma list of ${roles.join(', ')}`;
  if (!given)
    return roles.filter(
      (role) => (role !== 'whatsapp' || whatsapp) && (role !== 'telegram' || telegram),
    );
  const named = given.split(',').map((name) => name.trim());
  const known = named.filter((name): name is Role => roles.some((role) => role === name));
  if (known.length < named.length) throw new ConfigError('PASTI_ROLES', given, allowed);
  if (known.includes('telegram') && !telegram) {
    throw new ConfigError(
      'TELEGRAM_BOT_TOKEN',
      undefined,
      'a token, since PASTI_ROLES names telegram',
    );
  }
  if (known.includes('whatsapp') && !whatsapp)
    throw new ConfigError('WHATSAPP', undefined, 'on, since PASTI_ROLES names whatsapp');
  return [...new Set(known)];
}

function readKeys(env: Environment): Buffer[] | undefined {
  const names = ['DATA_KEY', 'DATA_KEY_PREVIOUS'] as const;
  const keys = names.flatMap((name) => {
    const given = env[name];
    if (!given) return [];
    const key = Buffer.from(given, 'base64');
    if (key.length !== 32)
      throw new ConfigError(name, `${given.slice(0, 4)}...`, '32 bytes in base64');
    return [key];
  });
  if (!env.DATA_KEY && keys.length > 0)
    throw new ConfigError('DATA_KEY', undefined, '32 bytes in base64');
  return keys.length > 0 ? keys : undefined;
}

const passwordRule = `a password of ${shortestPassword} to ${longestPassword} different enough letters, not the e-mail`;

function readAdmin(env: Environment): Config['admin'] {
  const { ADMIN_EMAIL: typed, ADMIN_PASSWORD: password } = env;
  if (!typed && !password) return undefined;
  const email = readEmail(typed ?? '');
  if (email === undefined) {
    throw new ConfigError('ADMIN_EMAIL', typed === '' ? undefined : typed, 'an e-mail address');
  }
  if (!password) throw new ConfigError('ADMIN_PASSWORD', undefined, passwordRule);
  const fault = passwordFault(password, email);
  if (fault) throw new ConfigError('ADMIN_PASSWORD', `... (${fault})`, passwordRule);
  return { email, password };
}

function refuseInsecure(env: Environment, config: Config): void {
  if (!config.dataKeys) {
    throw new ConfigError(
      'DATA_KEY',
      undefined,
      '32 bytes in base64, required when NODE_ENV is production',
    );
  }
  const url = new URL(config.publicUrl);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !local) {
    throw new ConfigError(
      'PUBLIC_URL',
      env.PUBLIC_URL,
      'an https address when NODE_ENV is production',
    );
  }
}
