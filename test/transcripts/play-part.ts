import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Scratch } from '../../src/cli/scratch.js';
import { openStage, playGolden, readGolden, writeGolden } from '../support/play.js';
import { expectCleanTexts, expectNoClearNik, expectStored } from '../support/stored.js';

const folder = import.meta.dirname;
const parts = 3;

/**
 * Whole conversations, played through the real turn. `npm run test:golden` writes them anew.
 * @param part Which of the three parts of all transcripts, from 0: jest runs them side by side.
 */
export function playPart(part: number): void {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.transcript'))
    .filter((_name, index) => index % parts === part);

  describe('transcripts', () => {
    let stage: Scratch;
    beforeAll(async () => {
      stage = await openStage();
    });
    beforeEach(() => stage.reset());
    afterAll(() => stage.close());

    it.each(names)('%s', async (name) => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      const golden = readGolden(text);
      const { transcript, stored } = await playGolden(golden, stage);
      const played = writeGolden(golden, transcript);
      if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(path, played);
      else expect(played).toBe(text);
      expectStored(golden, stored);
      expectNoClearNik(golden, stored);
      expectCleanTexts(golden, transcript, stored);
    });
  });
}
