import { ApiError } from './api-error.js';

/**
 * What goes wrong with a call.
 * - `drop`: the connection is cut before the call does anything.
 * - `lose-answer`: the call is carried out, then the connection is cut.
 * - `keep-answer`: the call is carried out and never answered.
 * - `lost-gateway`: the call is carried out; the server in front answers 502 with a page of its own.
 * - `hang`: the call is never carried out nor answered.
 * - `none`: nothing; the fault that was added next is for a later call.
 */
export type Fault =
  | 'none'
  | 'drop'
  | 'lose-answer'
  | 'keep-answer'
  | 'lost-gateway'
  | 'hang'
  | { status: number; description?: string; retryAfter?: number };

/** Faults that wait for calls, by method or `*` for any; for all chats, or for one. */
export class Faults {
  private readonly waiting = new Map<string, Fault[]>();

  /** @param chat only calls about this chat; undefined: any */
  add(method: string, fault: Fault, times: number, chat?: string): void {
    const name = nameOf(method, chat);
    const faults = this.waiting.get(name) ?? [];
    for (let n = 0; n < times; n += 1) faults.push(fault);
    this.waiting.set(name, faults);
  }

  take(method: string, chat?: string): Fault | undefined {
    const names = [nameOf(method, chat), method, '*'];
    for (const name of names) {
      const fault = this.waiting.get(name)?.shift();
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  clear(): void {
    this.waiting.clear();
  }
}

const nameOf = (method: string, chat: string | undefined): string =>
  chat === undefined ? method : `${method} ${chat}`;

const descriptions: Record<number, string> = {
  400: 'Bad Request: chat not found',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

export function errorOf(fault: Exclude<Fault, string>): ApiError {
  const { status, retryAfter, description } = fault;
  if (status !== 429) {
    return new ApiError(status, description ?? descriptions[status] ?? `Error ${status}`);
  }
  const retry_after = retryAfter ?? 1;
  return new ApiError(429, `Too Many Requests: retry after ${retry_after}`, { retry_after });
}

/** Refuses messages beyond so many in a sliding second, as Telegram does with bulk. */
export class RateLimit {
  private readonly times: number[] = [];
  perSecond: number | undefined;

  constructor(perSecond?: number) {
    this.perSecond = perSecond;
  }

  /** @throws ApiError 429 */
  check(now = Date.now()): void {
    if (this.perSecond === undefined) return;
    while ((this.times[0] ?? now) <= now - 1000) this.times.shift();
    if (this.times.length >= this.perSecond) throw errorOf({ status: 429, retryAfter: 1 });
    this.times.push(now);
  }
}
