import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { readConfig } from '../../src/config.js';
import { packagePath } from '../../src/package-root.js';
import { configNames } from './config-names.js';

const example = readFileSync(packagePath('.env.example'), 'utf8');
const commented = /^#([A-Z_]+)=/gm;

describe('.env.example', () => {
  it('documents every variable of the configuration, and no other', () => {
    const documented = [...example.matchAll(commented)].map(([, name]) => name);
    expect(documented.sort()).toEqual(configNames());
  });

  it('changes nothing as it is: every variable has a default', () => {
    expect(parse(example)).toEqual({});
  });

  it('shows values that are allowed', () => {
    const shown = parse(example.replace(commented, '$1='));
    expect(() => readConfig({ ...shown, TELEGRAM_BOT_TOKEN: '1:token' })).not.toThrow();
  });
});

it('docs/operations.md explains no variable that does not exist, and all that production needs', () => {
  const text = readFileSync(packagePath('docs/operations.md'), 'utf8');
  const named = [...text.matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g)].map(([, name = '']) => name);
  expect(configNames()).toEqual(expect.arrayContaining([...new Set(named)]));
  for (const name of ['DATA_KEY', 'DATA_KEY_PREVIOUS', 'MONGODB_URI', 'REDIS_URL', 'PUBLIC_URL'])
    expect(named).toContain(name);
});
