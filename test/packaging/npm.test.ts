import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { packagePath } from '../../src/package-root.js';

const read = (file: string): unknown => JSON.parse(readFileSync(packagePath(file), 'utf8'));

const manifest = read('package.json') as {
  bin: Record<string, string>;
  scripts: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const { packages } = read('package-lock.json') as {
  packages: Record<string, { name?: string; hasInstallScript?: boolean }>;
};

describe('npx pasti in a clone', () => {
  it('finds the command in package.json', () => {
    expect(manifest.bin).toEqual({ pasti: 'bin/pasti.js' });
  });

  /**
   * npx links a package into its cache to run the package's own command. For one with these scripts npm 11 refuses
   * (`strict-allow-scripts`), and npm 10 runs `prepare` at every call. `npm ci` runs `postprepare`, npx does not.
   */
  it.each(['preinstall', 'install', 'postinstall', 'prepare'])('is not stopped by %s', (name) => {
    expect(manifest.scripts).not.toHaveProperty(name);
  });

  it('has something to run: npm ci builds', () => {
    expect(manifest.scripts.postprepare).toMatch(/^npm run build\b/);
  });
});

it('every package with an install script is allowed or denied, as strict-allow-scripts demands', () => {
  const withScripts = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path, { name }]) => name ?? path.split('node_modules/').at(-1) ?? '');
  expect(Object.keys(manifest.allowScripts)).toEqual(expect.arrayContaining(withScripts));
});
