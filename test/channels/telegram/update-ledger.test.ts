import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UpdateLedger } from '../../../src/channels/telegram/update-ledger.js';

describe('the ledger of updates', () => {
  it('keeps the offset at the oldest update under way', () => {
    const ledger = new UpdateLedger();
    expect(ledger.offset()).toBeUndefined();
    for (const id of [5, 6, 7]) expect(ledger.take(id)).toBe(true);
    ledger.done(6);
    expect(ledger.offset()).toBe(5);
    ledger.done(5);
    expect(ledger.offset()).toBe(7);
    ledger.done(7);
    expect(ledger.offset()).toBe(8);
  });

  it('does not take an update again that an answer on its way still holds', () => {
    const ledger = new UpdateLedger();
    ledger.take(5);
    ledger.take(6);
    ledger.done(5);
    expect(ledger.take(5)).toBe(false);
    ledger.acknowledged(6);
    expect(ledger.take(6)).toBe(false);
  });

  it('needs no offset once Telegram has nothing left', () => {
    const ledger = new UpdateLedger();
    ledger.take(900);
    ledger.settle();
    expect(ledger.offset()).toBe(900);
    ledger.done(900);
    ledger.settle();
    expect(ledger.offset()).toBeUndefined();
    expect(ledger.take(3)).toBe(true);
  });

  it('loses nothing and takes nothing twice, in whatever order things are done', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 6 }), { maxLength: 200 }), (steps) => {
        const ledger = new UpdateLedger();
        let queue = Array.from({ length: 30 }, (_, n) => n + 1);
        const taken: number[] = [];
        const open: number[] = [];
        for (const step of steps) {
          if (step > 3) {
            const [done] = open.splice(step % Math.max(open.length, 1), 1);
            if (done !== undefined) ledger.done(done);
            continue;
          }
          const offset = ledger.offset() ?? 0;
          const dropped = queue.filter((id) => id < offset);
          expect(dropped.every((id) => taken.includes(id) && !open.includes(id))).toBe(true);
          queue = queue.filter((id) => id >= offset);
          ledger.acknowledged(offset);
          for (const id of queue.slice(0, 8)) {
            if (!ledger.take(id)) continue;
            taken.push(id);
            open.push(id);
          }
        }
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});
