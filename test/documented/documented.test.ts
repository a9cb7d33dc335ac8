import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildProgram } from '../../src/cli/program.js';
import { packagePath } from '../../src/package-root.js';
import { checkLine } from './check-line.js';
import { findCommands, type Written } from './find-commands.js';
import { readCode, readDocs } from './read-docs.js';
import { spellOut } from './spell-out.js';
import { values } from './values.js';

const code = readDocs();
const faults: string[] = [];
const written = code.flatMap((piece): Written[] => {
  try {
    return findCommands(piece);
  } catch (error) {
    faults.push(`${piece.file}:${piece.line} ${piece.text}: ${String(error)}`);
    return [];
  }
});

/** `.ci/docs-commands.sh` runs what is only read here. */
describe('README.md and docs/*.md', () => {
  it('show no code of which it is not known whether it is typed, and name nothing that is not there', () => {
    expect(faults).toEqual([]);
    expect(written.length).toBeGreaterThan(50);
  });

  it.each(written)('tell to run what can be run: $text ($file:$line)', async ({ text }) => {
    for (const line of spellOut(text, values)) await checkLine(line);
  });
});

describe('a slip is found', () => {
  it.each([
    ['npm run seed', 'there is no such script'],
    ['npm strat', 'there is no such script'],
    ['npm run pasti seed', 'needs -- in front of it'],
    ['npm test -- test/nothing', 'there is no test/nothing*'],
    ['npx pasti seed demos', "unknown command 'demos'"],
    ['npx pasti seed', 'it only tells what else is to be typed'],
    ['npx pasti seed demo --all', "unknown option '--all'"],
    ['npx pasti coach invite', "missing required argument 'name'"],
    ['npx pasti export people FILE', 'what stands for FILE'],
    ['npx pasti export people x.csv', "value 'people' is invalid"],
    ['npx pasti store --port x', 'a port is a number from 0 to 65535'],
    ['npx pasti broadcast --text TEXT', "required option '--segment <json>' not specified"],
    ['npx pasti admin link NOBODY', 'what stands for NOBODY'],
    ['npx pasti parse --tsv < test/nothing.tsv', 'there is no test/nothing.tsv'],
    ['node bin/pasta.js --help', 'there is no bin/pasta.js'],
    ['NODE_ENV=prod npm start', 'NODE_ENV: "prod"; allowed: production, development or test'],
    ['DEMO=1 npm start', 'there is no setting DEMO'],
    ['npm ci && npm sart', 'there is no such script'],
    ['docker compose --profile tsl up -d', 'compose.yaml has no profile tsl'],
    ['docker build --target app', 'docker build --target NAME .'],
    ['git push', '"push" is not known'],
  ])('%s', async (text, message) => {
    await expect(
      (async () => {
        for (const line of spellOut(text, values)) await checkLine(line);
      })(),
    ).rejects.toThrow(message);
  });

  it.each([
    ['`pasti seed demo`', '"pasti" can not be typed here; npx pasti can'],
    ['`make it so`', 'neither a command line nor known to be something else'],
    ['`PASTI_DEMOS=1`', 'there is no setting PASTI_DEMOS'],
    ['`DATA_FOLDER`', 'there is no setting DATA_FOLDER'],
    ['`src/mian.ts`', 'there is no src/mian.ts'],
    ['```\nnpm ci\n```', 'a block of the language ""'],
    ['```text\nsrc/mian.ts  starts it\n```', 'there is no src/mian.ts'],
  ])('%s', (text, message) => {
    expect(() => readCode('README.md', `${text}\n`).flatMap(findCommands)).toThrow(message);
  });
});

it('hints of the program are made by commandLine, which knows how the command is called', async () => {
  const names = (await buildProgram()).commands.map((command) => command.name());
  const byHand = new RegExp(`\\bpasti (${names.join('|')})\\b(?!:)`);
  const lines = readdirSync(packagePath('src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => readFileSync(packagePath('src', path), 'utf8').split('\n'))
    .filter((line) => !/^\s*(\*|\/\*\*|\/\/)/.test(line));
  expect(lines.length).toBeGreaterThan(10_000);
  expect(lines.filter((line) => byHand.test(line))).toEqual([]);
});
