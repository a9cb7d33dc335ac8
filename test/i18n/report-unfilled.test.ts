import { expect, it } from '@jest/globals';
import { createMetrics } from '../../src/app/build-web.js';
import { reportUnfilled } from '../../src/i18n/report-unfilled.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';
import { recordingLogger } from '../support/mongo/quiet-logger.js';

it('a running program says a text without the placeholder, logs its key and counts it', async () => {
  const { registry, countUnfilled } = createMetrics();
  const { logger, lines } = recordingLogger();
  const words = loadWords(
    packagePath('locales'),
    'Asia/Jakarta',
    reportUnfilled(logger, countUnfilled),
  );
  const count = async () =>
    /^pasti_unfilled_placeholders_total\{at="words"\} (\d+)$/m.exec(await registry.metrics())?.[1];
  expect(await count()).toBe('0');
  const values = { states: { pirt: 'wanted' }, name: 'Siti Aminah' };
  expect(words.find('id', 'licensing:menu.choices.nib', values)).toBe('NIB');
  expect(words.find('id', 'licensing:menu.choices.pirt', values)).toBe('SPP-IRT (belum)');
  expect(await count()).toBe('1');
  expect(lines).toEqual([
    {
      level: 'error',
      fields: { at: 'words', key: 'licensing:menu.choices.nib', names: ['states.nib'] },
      message: 'a text was to go out with a placeholder in it: it went without',
    },
  ]);
});
