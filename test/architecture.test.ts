import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '..');

interface Found {
  rule: { name: string };
  from: string;
}

/** Runs dependency-cruiser over `src` and `worker` of a folder; resolves to what it found. */
function cruise(folder: string, ...paths: string[]): string[] {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const options = [...paths, '--config', config, '--output-type', 'json'];
  const result = spawnSync(process.execPath, [cli, ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { summary } = JSON.parse(result.stdout) as { summary: { violations: Found[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

describe('who imports whom', () => {
  it('is said of every module', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    const rules = forbidden.map(({ name }) => name);
    for (const { name } of readdirSync(join(root, 'src/modules'), { withFileTypes: true }).filter(
      (entry) => entry.isDirectory(),
    ))
      expect(rules).toContain(`module-${name}-imports-what-it-names`);
  });

  // That the code itself keeps to it is said by `npm run architecture`, a part of the check.
  it('is really checked', () => {
    const found = cruise(join(root, 'test/fixtures/architecture'), 'src');
    expect(found).toContain('engine-keeps-to-itself: src/engine/a.ts');
    expect(found).toContain('channels-do-not-know-each-other: src/channels/telegram/t.ts');
    expect(found).toContain('turn-takes-types-of-engine: src/turn/turn.ts');
    expect(found).toContain('module-people-imports-what-it-names: src/modules/people/p.ts');
    expect(found).toContain('modules-keeps-to-itself: src/modules/training/t.ts');
    expect(found).toContain('delivery-keeps-to-itself: src/delivery/d.ts');
    // Types alone make a circle as well.
    expect(found.filter((line) => line.startsWith('no-circles: src/web/'))).not.toEqual([]);
  });
});
