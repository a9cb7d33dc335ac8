import { describe, expect, it } from '@jest/globals';
import { commandLine, commandName, type Start } from '../src/command-line.js';
import { packagePath } from '../src/package-root.js';

const root = packagePath();
const npm = { npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js' };
const script = packagePath('bin', 'pasti.js');

const started = (start: Partial<Start>): Start => ({
  argv: ['/usr/bin/node', script],
  env: {},
  cwd: root,
  ...start,
});

describe('a hint can be typed as printed', () => {
  it.each<[string, Partial<Start>, string]>([
    ['npm start', { env: npm }, 'npx pasti seed demo'],
    [
      'npm start, in a folder below',
      { env: { ...npm, INIT_CWD: `${root}/docs` } },
      `cd ${root} && npx pasti seed demo`,
    ],
    [
      'npx pasti',
      { env: { ...npm, INIT_CWD: root }, argv: ['node', '/x/_npx/1/node_modules/.bin/pasti'] },
      'npx pasti seed demo',
    ],
    ['node bin/pasti.js', {}, 'node bin/pasti.js seed demo'],
    ['node, from elsewhere', { cwd: '/srv' }, `node ${script} seed demo`],
    [
      'pasti, on the PATH',
      { env: { PATH: '/bin:/opt/bin' }, argv: ['node', '/opt/bin/pasti'], cwd: '/' },
      'pasti seed demo',
    ],
    [
      'with a folder of data',
      { env: { DATA_DIR: './my data' } },
      `DATA_DIR='./my data' node bin/pasti.js seed demo`,
    ],
    [
      'on MongoDB',
      { env: { DATA_DIR: '/data', MONGODB_URI: 'mongodb://db' } },
      'node bin/pasti.js seed demo',
    ],
  ])('after %s', (_how, start, printed) => {
    expect(commandLine('seed demo', started(start))).toBe(printed);
  });

  it('so can a line of usage', () => {
    expect(commandName(started({ env: npm }))).toBe('npx pasti');
    expect(commandName(started({ cwd: '/srv', env: npm }))).toBe(`node ${script}`);
  });
});
