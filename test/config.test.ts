import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.js';

const key = Buffer.alloc(32, 7).toString('base64');
const token = '123456:ABC-def_1234567890';

describe('the environment', () => {
  it('needs nothing', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: './data',
      roles: ['web', 'worker'],
      timeZone: 'Asia/Jakarta',
      production: false,
    });
    expect(config.telegram).toBeUndefined();
    expect(config.dataKeys).toBeUndefined();
  });

  it('turns Telegram on by its token', () => {
    const { roles, telegram } = readConfig({ TELEGRAM_BOT_TOKEN: token });
    expect(roles).toEqual(['web', 'telegram', 'worker']);
    expect(telegram).toEqual({
      token,
      apiRoot: 'https://api.telegram.org',
      mode: 'polling',
      webhookSecret: undefined,
      rate: 25,
    });
  });

  it('takes empty for not set, and drops a slash at the end', () => {
    const { port, publicUrl } = readConfig({ PORT: '', PUBLIC_URL: 'https://pasti.example/' });
    expect(port).toBe(3000);
    expect(publicUrl).toBe('https://pasti.example');
  });

  it('says where an address of IPv6 is reached', () => {
    expect(readConfig({ HOST: '::1', PORT: '80' }).publicUrl).toBe('http://[::1]:80');
  });

  it('takes proxies by name, address and network', () => {
    const list = 'loopback, 10.0.0.0/8, 10.0.0.0/255.0.0.0, ::1/128, 192.0.2.1';
    expect(readConfig({ TRUST_PROXY: list }).trustProxy).toBe(list);
  });

  it('keeps the current key in front of the previous one', () => {
    const previous = Buffer.alloc(32, 8).toString('base64');
    const { dataKeys } = readConfig({ DATA_KEY: key, DATA_KEY_PREVIOUS: previous });
    expect(dataKeys?.map((one) => one[0])).toEqual([7, 8]);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT: "abc"; allowed: a port from 0 to 65535'],
    [{ PORT: '70000' }, 'PORT: "70000"; allowed: a port from 0 to 65535'],
    [{ PUBLIC_URL: 'pasti' }, 'PUBLIC_URL: "pasti"; allowed: an http or https address'],
    [{ PORT: ' ' }, 'PORT: " "; allowed: a port from 0 to 65535'],
    [
      { PUBLIC_URL: 'https://ani:hush@pasti.example/?x' },
      'PUBLIC_URL: "https://...@pasti.example/?x"; allowed: an http or https address',
    ],
    [{ TRUST_PROXY: 'proxy' }, 'TRUST_PROXY: "proxy"; allowed: a comma list of addresses'],
    [{ TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY: "10.0.0.0/33"; allowed: a comma list'],
    [{ REDIS_URL: 'redis://:::1' }, 'REDIS_URL: "redi..."; allowed: redis://... or rediss://...'],
    [{ DATA_KEY: `${key}!` }, `DATA_KEY: "${key.slice(0, 4)}..."; allowed: 32 bytes in base64`],
    [{ DATA_KEY_PREVIOUS: key }, 'DATA_KEY: not set; allowed: 32 bytes in base64'],
    [{ APPROVAL_ABOVE: '-1' }, 'APPROVAL_ABOVE: "-1"; allowed: a number of people, 0 or more'],
    [{ TELEGRAM_MODE: 'foo' }, 'TELEGRAM_MODE: "foo"; allowed: polling or webhook'],
    [
      { TIME_ZONE: 'Jakarta' },
      'TIME_ZONE: "Jakarta"; allowed: an IANA time zone, e.g. Asia/Jakarta',
    ],
    [
      { PASTI_ROLES: 'web,x' },
      'PASTI_ROLES: "web,x"; allowed: a comma list of web, telegram, whatsapp, worker',
    ],
    [
      { PASTI_ROLES: 'telegram' },
      'TELEGRAM_BOT_TOKEN: not set; allowed: a token, since PASTI_ROLES names telegram',
    ],
    [
      { TELEGRAM_BOT_TOKEN: token, TELEGRAM_MODE: 'webhook' },
      'TELEGRAM_WEBHOOK_SECRET: not set; allowed: 1 to 256 of A-Z a-z 0-9 _ -',
    ],
    [
      { NODE_ENV: 'production' },
      'DATA_KEY: not set; allowed: 32 bytes in base64, required when NODE_ENV is production',
    ],
    [
      { NODE_ENV: 'production', DATA_KEY: key, PUBLIC_URL: 'http://pasti.example' },
      'PUBLIC_URL: "http://pasti.example"; allowed: an https address when NODE_ENV is production',
    ],
  ])('refuses %j in one line', (env, message) => {
    expect(() => readConfig(env)).toThrow(new ConfigError('', '', '').constructor);
    expect(() => readConfig(env)).toThrow(message);
  });

  it('does not repeat secrets in an error', () => {
    const secret = 'hush-hush-hush';
    for (const name of ['DATA_KEY', 'TELEGRAM_BOT_TOKEN', 'MONGODB_URI', 'REDIS_URL']) {
      expect(() => readConfig({ [name]: secret })).toThrow(name);
      expect(() => readConfig({ [name]: secret })).not.toThrow(secret);
    }
  });
});
