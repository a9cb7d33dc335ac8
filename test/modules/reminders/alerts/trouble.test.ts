import { describe, expect, it } from '@jest/globals';
import { troublesOf, type Measures } from '../../../../src/modules/reminders/alerts/trouble.js';

const now = new Date('2026-11-24T03:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const well: Measures = { late: { count: 0 }, ended: { failed: 0, sent: 50 } };

describe('what is wrong with sending', () => {
  it.each<[string, Partial<Measures>, string[]]>([
    ['all is well', {}, []],
    ['WhatsApp starts anew', { whatsappAwaySince: ago(9) }, []],
    ['WhatsApp is away', { whatsappAwaySince: ago(10) }, ['whatsapp']],
    ['one is a little late', { late: { count: 1, since: ago(9) } }, []],
    ['one is late', { late: { count: 1, since: ago(10) } }, ['late 1']],
    ['thousands are late', { late: { count: 2_430, since: ago(40) } }, ['late 2430']],
    ['nine fail', { ended: { failed: 9, sent: 0 } }, []],
    ['ten fail of ten', { ended: { failed: 10, sent: 0 } }, ['failures 10 of 10']],
    ['ten fail of fifty', { ended: { failed: 10, sent: 40 } }, ['failures 10 of 50']],
    ['ten fail of fifty-one', { ended: { failed: 10, sent: 41 } }, []],
    [
      'all at once',
      {
        whatsappAwaySince: ago(60),
        late: { count: 3, since: ago(20) },
        ended: { failed: 20, sent: 0 },
      },
      ['whatsapp', 'late 3', 'failures 20 of 20'],
    ],
  ])('%s', (_, measured, expected) => {
    const shown = troublesOf({ ...well, ...measured }, now).map(({ kind, count, total }) =>
      [kind, count, total && `of ${total}`].filter(Boolean).join(' '),
    );
    expect(shown).toEqual(expected);
  });
});
