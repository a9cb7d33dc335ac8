import { LRUCache } from 'lru-cache';
import { restAfter } from '../sign-in/sign-in.js';

interface Tries {
  count: number;
  last: number;
  restsUntil: number;
}

const mostAccounts = 10_000;
const forgottenAfterMs = 60 * 60_000;

/**
 * Slows guessing at one account down, whether the account exists or not. Kept in this process: each
 * further process allows as many tries again, which long passwords bear.
 */
export class SignInThrottle {
  private readonly accounts = new LRUCache<string, Tries>({ max: mostAccounts });

  /**
   * Counts a try before its outcome is known, so that many at once do not slip through.
   * @returns 0 when it may go ahead, else how long the account still rests
   */
  tryNow(account: string, now: Date): number {
    const at = now.getTime();
    const known = this.accounts.get(account);
    const tries = known && at - known.last < forgottenAfterMs ? known : undefined;
    if (tries && tries.restsUntil > at) return tries.restsUntil - at;
    const count = (tries?.count ?? 0) + 1;
    this.accounts.set(account, { count, last: at, restsUntil: at + restAfter(count) });
    return 0;
  }

  /** The right password was given. */
  forget(account: string): void {
    this.accounts.delete(account);
  }
}
