import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packagePath } from '../../src/package-root.js';
import { configNames } from './config-names.js';
import {
  allInstructions,
  copied,
  environmentOf,
  imageOf,
  readDockerfile,
} from './read-dockerfile.js';

const stages = readDockerfile(packagePath('Dockerfile'));
const targets = ['app', 'whatsapp'];
const manifest = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
  engines: { node: string };
  scripts: { start: string; build: string };
};

describe('what goes into an image', () => {
  const ignore = readFileSync(packagePath('.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const allowed = ignore.slice(1).map((line) => line.replace('!', ''));

  it('is there, and is let through by .dockerignore, which lets nothing else through', () => {
    const all = [...new Set(stages.flatMap(({ instructions }) => copied(instructions)))];
    expect(all.filter((path) => !existsSync(packagePath(path)))).toEqual([]);
    expect(ignore[0]).toBe('*');
    expect(allowed.sort()).toEqual(all.sort());
  });

  it('is neither data nor a secret', () => {
    for (const path of ['.env', 'data', '.git', 'node_modules', 'dist'])
      expect(allowed).not.toContain(path);
  });

  it('is enough to build: all that the compiler and npm read', () => {
    const build = copied(allInstructions(stages, 'build'));
    const settings = JSON.parse(readFileSync(packagePath('tsconfig.build.json'), 'utf8')) as {
      include: string[];
    };
    expect(manifest.scripts.build).toContain('tsconfig.build.json');
    expect(build).toEqual(
      expect.arrayContaining([
        ...settings.include,
        'tsconfig.json',
        'tsconfig.build.json',
        'package.json',
        'package-lock.json',
        '.npmrc',
      ]),
    );
  });

  it.each(targets)('%s: has all folders that the code reads at run time', (target) => {
    const folders = readdirSync(packagePath('src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(packagePath('src'), path), 'utf8'))
      .flatMap((text) => [...text.matchAll(/packagePath\('([^']+)'/g)])
      .map(([, path = '']) => path.split('/')[0])
      // It comes from the stage that builds.
      .filter((path) => path !== 'dist');
    expect(folders).toContain('flows');
    expect(copied(allInstructions(stages, target))).toEqual(
      expect.arrayContaining([...new Set(folders), 'package.json', 'bin']),
    );
  });
});

describe.each(targets)('target %s', (target) => {
  const instructions = allInstructions(stages, target);
  const last = (name: string) => instructions.findLast((one) => one.name === name)?.argument ?? '';

  it('runs on a Node that package.json allows, the same that built it', () => {
    const [, major = ''] = /^node:(\d+)-bookworm-slim$/.exec(imageOf(stages, target)) ?? [];
    const [, least = ''] = /^>=(\d+)\.\d+$/.exec(manifest.engines.node) ?? [];
    expect(Number(major)).toBeGreaterThan(Number(least));
    for (const stage of ['dependencies', 'build'])
      expect(imageOf(stages, stage)).toBe(imageOf(stages, target));
  });

  it('starts what npm start starts, behind an init', () => {
    const command = JSON.parse(last('CMD')) as string[];
    expect(command.join(' ')).toBe(manifest.scripts.start);
    expect(existsSync(packagePath(command[1] ?? ''))).toBe(true);
    expect(last('ENTRYPOINT')).toBe('["tini", "--"]');
  });

  it('runs as a user of its own, which owns the data directory', () => {
    expect(instructions.at(-1)).toEqual({ name: 'USER', argument: 'node' });
    const { DATA_DIR } = environmentOf(instructions);
    expect(last('VOLUME')).toBe(DATA_DIR);
    expect(instructions).toContainEqual({
      name: 'RUN',
      argument: `mkdir ${DATA_DIR} && chown node:node ${DATA_DIR}`,
    });
  });

  it('sets variables that the configuration knows, for production, on all addresses', () => {
    const set = environmentOf(instructions);
    expect(configNames()).toEqual(expect.arrayContaining(Object.keys(set)));
    expect(set).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0' });
    expect(last('EXPOSE')).toBe(set.PORT);
  });

  it('has a health check that tells a process that answers from one that does not', async () => {
    const [, script = ''] = /CMD (\[.*\])$/.exec(last('HEALTHCHECK')) ?? [];
    const [command = '', ...args] = JSON.parse(script) as string[];
    expect(command).toBe('node');
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.writeHead(asked.length === 1 ? 200 : 503).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const check = () => promisify(execFile)(process.execPath, args, { env: { PORT: `${port}` } });
    try {
      await check();
      await expect(check()).rejects.toMatchObject({ code: 1 });
    } finally {
      server.close();
    }
    await expect(check()).rejects.toMatchObject({ code: 1 });
    expect(readFileSync(packagePath('src/web/health.ts'), 'utf8')).toContain(`'${asked[0]}'`);
  });
});

it('what is built without a target is the app; WhatsApp has a browser', () => {
  expect(stages.at(-1)?.name).toBe('app');
  const text = JSON.stringify(stages.find(({ name }) => name === 'whatsapp'));
  expect(text).toContain('chromium');
  expect(text).toContain('fonts-');
});
