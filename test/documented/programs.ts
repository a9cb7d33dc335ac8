import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packagePath } from '../../src/package-root.js';
import { readDockerfile } from '../packaging/read-dockerfile.js';
import { checkPath } from './check-path.js';
import { checkPasti } from './check-pasti.js';

/** Whether arguments of a program are such that it takes them. @throws Error, or rejects, if not */
type Check = (args: string[]) => void | Promise<void>;

const manifest = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const compose = parse(readFileSync(packagePath('compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, { profiles?: string[] }>;
};

/** The programs that documents tell to run, and what is allowed behind them. */
export const programs: Record<string, Check> = {
  npm: checkNpm,
  npx: ([name, ...args]) => {
    if (name !== 'pasti') throw new Error(`npx ${name}: only pasti is ours`);
    return checkPasti(args);
  },
  node: ([script, ...args]) => {
    checkPath(script ?? '');
    return script === 'bin/pasti.js' ? checkPasti(args) : undefined;
  },
  docker: checkDocker,
  cp: ([from = '', to]) => {
    checkPath(from);
    if (to !== '.env') throw new Error('only .env is made by hand');
  },
  mkdir: oneOf(['-p', 'backups']),
  openssl: oneOf(['rand', '-base64', '32']),
  git: oneOf(['pull']),
  apt: oneOf(['install', 'chromium']),
  kill: oneOf(['-9']),
  mongodump: oneOf(['--uri', '$MONGODB_URI', '--gzip', '--archive=pasti.archive']),
  '.ci/run': oneOf([]),
};

function oneOf(...allowed: string[][]): Check {
  return (args) => {
    if (!allowed.some((one) => one.join(' ') === args.join(' ')))
      throw new Error(`"${args.join(' ')}" is not known; known: ${JSON.stringify(allowed)}`);
  };
}

async function checkNpm([command = '', ...args]: string[]): Promise<void> {
  if (command === 'ci' && args.length === 0) return;
  const name = command === 'run' ? args.shift() : command;
  const script = manifest.scripts[name ?? ''];
  if (script === undefined || (command !== 'run' && !['start', 'test'].includes(command)))
    throw new Error(`npm ${command} ${name}: there is no such script`);
  const [end, ...more] = args;
  if (end !== undefined && end !== '--') throw new Error(`"${end}" needs -- in front of it`);
  if (name === 'test') more.forEach(checkTests);
  const [, own] = /^node bin\/pasti\.js(?: (.*))?$/.exec(script) ?? [];
  if (script.startsWith('node bin/pasti.js'))
    await checkPasti([...(own?.split(' ') ?? []), ...more]);
}

/** jest takes the beginning of a path. */
const checkTests = (path: string): void => {
  checkPath(`${path}*`);
};

function checkDocker([command, ...args]: string[]): void {
  if (command === 'build') {
    const [option, target, context, ...more] = args;
    if (option !== '--target' || context !== '.' || more.length > 0)
      throw new Error('docker build --target NAME .');
    const stages = readDockerfile(packagePath('Dockerfile')).map(({ name }) => name);
    if (!stages.includes(target ?? '')) throw new Error(`the Dockerfile has no target ${target}`);
    return;
  }
  if (command !== 'compose') throw new Error(`docker ${command} is not known`);
  const profile = args[0] === '--profile' ? args.splice(0, 2)[1] : undefined;
  const profiles = Object.values(compose.services).flatMap(({ profiles: of = [] }) => of);
  if (profile !== undefined && !profiles.includes(profile))
    throw new Error(`compose.yaml has no profile ${profile}`);
  void oneOf(['up', '-d'], ['up', '-d', '--build'])(args);
}
