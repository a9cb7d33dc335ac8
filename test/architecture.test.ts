import { spawnSync } from 'node:child_process';
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
  // That the code itself keeps to it is said by `npm run architecture`, a part of the check.
  it('is really checked', () => {
    const found = cruise(join(root, 'test/fixtures/architecture'), 'src');
    expect(found).toContain('engine-keeps-to-itself: src/engine/a.ts');
    expect(found).toContain('channels-do-not-know-each-other: src/channels/telegram/t.ts');
    expect(found).toContain('turn-takes-types-of-engine: src/turn/turn.ts');
  });
});
