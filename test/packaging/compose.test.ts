import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { parse } from 'yaml';
import { readConfig, roles } from '../../src/config.js';
import { packagePath } from '../../src/package-root.js';
import { configNames } from './config-names.js';
import { allInstructions, environmentOf, readDockerfile } from './read-dockerfile.js';

interface Service {
  image?: string;
  build?: { context: string; target: string };
  command?: string[];
  environment?: Record<string, string | number>;
  env_file?: string;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  stop_grace_period?: string;
}

const text = readFileSync(packagePath('compose.yaml'), 'utf8');
const { services, volumes, networks } = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean } | null>;
};
const stages = readDockerfile(packagePath('Dockerfile'));
const own = Object.entries(services).filter(([, { build }]) => build !== undefined);

const service = (name: string): Service => {
  const found = services[name];
  if (!found) throw new Error(`compose.yaml has no service ${name}`);
  return found;
};

/** Puts values for `${NAME}`, `${NAME:-default}` and `${NAME:?message}`. */
const fill = (value: string, env: Record<string, string>): string =>
  value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, sign, rest: string) => {
    const given = env[name];
    if (given === undefined && sign === '?') throw new Error(rest);
    return given ?? (sign === '-' ? rest : '');
  });

/** What a container's process finds, given a `.env`. */
function environment(name: string, dotEnv: Record<string, string>): Record<string, string> {
  const { build, environment: set = {} } = service(name);
  const image = environmentOf(allInstructions(stages, build?.target ?? ''));
  const filled = Object.entries(set).map(([key, value]) => [key, fill(String(value), dotEnv)]);
  return { ...image, ...dotEnv, ...(Object.fromEntries(filled) as Record<string, string>) };
}

const dotEnv = {
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_URL: 'https://pasti.example',
  TELEGRAM_BOT_TOKEN: '1:token',
  TELEGRAM_MODE: 'webhook',
  TELEGRAM_WEBHOOK_SECRET: 'secret',
  PORT: '8080',
  HOST: '127.0.0.1',
};

describe('the environment', () => {
  it('has names that the configuration knows', () => {
    const set = own.flatMap(([, { environment: names = {} }]) => Object.keys(names));
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    expect(configNames()).toEqual(expect.arrayContaining([...set, ...asked]));
  });

  it.each(own.map(([name]) => name))('of %s is one that a start accepts', (name) => {
    const config = readConfig(environment(name, dotEnv));
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', port: 3000 });
    expect(service(name).env_file).toBe('.env');
  });

  it('shares the roles out: each runs, none in two places', () => {
    const taken = own.flatMap(([name]) => readConfig(environment(name, dotEnv)).roles);
    expect(taken.sort()).toEqual([...roles].sort());
  });

  it('without Telegram needs one variable more, and without a key does not begin', () => {
    const { DATA_KEY, PUBLIC_URL } = dotEnv;
    const few = { DATA_KEY, PUBLIC_URL };
    expect(() => readConfig(environment('app', few))).toThrow(/TELEGRAM_BOT_TOKEN/);
    expect(readConfig(environment('app', { ...few, PASTI_ROLES: 'web' })).roles).toEqual(['web']);
    expect(() => environment('app', { PUBLIC_URL })).toThrow(/set DATA_KEY/);
  });
});

describe('services', () => {
  it('wait only for services that tell when they are healthy', () => {
    for (const { depends_on: needed = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(needed)) {
        expect(condition).toBe('service_healthy');
        const { build, healthcheck } = service(name);
        const built = build ? allInstructions(stages, build.target) : [];
        const checked = built.some((one) => one.name === 'HEALTHCHECK');
        expect([name, checked || healthcheck !== undefined]).toEqual([name, true]);
      }
    }
    for (const [, { depends_on: needed = {} }] of own)
      expect(Object.keys(needed)).toEqual(['mongo', 'redis']);
  });

  it('name targets, volumes and networks that exist, and use all of them', () => {
    for (const [, { build }] of own)
      expect(stages.map(({ name }) => name)).toContain(build?.target);
    const all = Object.values(services);
    const mounted = all.flatMap(({ volumes: of = [] }) => of.map((one) => one.split(':')[0] ?? ''));
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(volumes).sort());
    const joined = all.flatMap(({ networks: of = [] }) => of);
    expect([...new Set(joined)].sort()).toEqual(Object.keys(networks).sort());
  });

  it('of PASti keep their data where the image says, each for itself', () => {
    const mounts = own.flatMap(([, { volumes: of = [] }]) => of);
    const { DATA_DIR } = environmentOf(allInstructions(stages, 'app'));
    for (const mount of mounts) expect(mount.split(':')[1]).toBe(DATA_DIR);
    expect(new Set(mounts).size).toBe(own.length);
  });

  it('publish the web part to this machine only, on the port that .env names', () => {
    const [port = ''] = service('app').ports ?? [];
    expect(fill(port, {})).toBe('127.0.0.1:3000:3000');
    expect(fill(port, dotEnv)).toBe('127.0.0.1:8080:3000');
  });

  it('of the store and the queue are reached from inside only', () => {
    expect(networks.inside?.internal).toBe(true);
    for (const name of ['mongo', 'redis']) {
      expect(service(name).networks).toEqual(['inside']);
      expect(service(name).ports).toBeUndefined();
    }
  });
});

describe('MongoDB and Redis', () => {
  it('the replica set has one name, and its member the name of the service', () => {
    const { MONGODB_URI = '' } = environment('app', dotEnv);
    const { hostname, searchParams } = new URL(MONGODB_URI);
    const set = searchParams.get('replicaSet') ?? '';
    expect(services).toHaveProperty(hostname);
    expect(service('mongo').command).toEqual(expect.arrayContaining(['--replSet', set]));
    const check = service('mongo').healthcheck?.test.at(-1) ?? '';
    expect(check).toContain(`_id: '${set}'`);
    expect(check).toContain(`host: '${hostname}:27017'`);
    expect(() => new Script(check)).not.toThrow();
  });

  it('the queue forgets nothing', () => {
    expect(services).toHaveProperty(new URL(environment('app', dotEnv).REDIS_URL ?? '').hostname);
    expect(service('redis').command?.join(' ')).toMatch(
      /--appendonly yes --maxmemory-policy noeviction/,
    );
  });
});
