import { hourMs, hourOf } from './days.js';

/** Numbers that look like chance and are the same every time (mulberry32). */
export interface Spread {
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in so many of 100 cases. */
  chance(percent: number): boolean;
  /** A moment from one up to another, by day where it can be; the first where the other is not after it. */
  between(from: Date, to: Date): Date;
}

export function makeSpread(seed: number): Spread {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick<T>(from: readonly T[]): T {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    chance: (percent) => below(100) < percent,
    between(from, to) {
      const at = new Date(from.getTime() + below(Math.max(1, to.getTime() - from.getTime())));
      const evening = new Date(at.getTime() - 8 * hourMs);
      return hourOf(at) < 7 && evening >= from ? evening : at;
    },
  };
}
