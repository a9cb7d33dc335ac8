import { longestPassword, passwordFault, shortestPassword } from './web/sign-in/password-rules.js';
import { readEmail } from './web/sign-in/user.js';
import { ConfigError, read, variables, type Environment } from './variables.js';

export { ConfigError } from './variables.js';

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

/** Where the web part is reached from this machine. */
export function localUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

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
  const current = read(env, 'DATA_KEY');
  const previous = read(env, 'DATA_KEY_PREVIOUS');
  if (!current && previous) throw new ConfigError('DATA_KEY', undefined, variables.DATA_KEY[1]);
  return current && (previous ? [current, previous] : [current]);
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
