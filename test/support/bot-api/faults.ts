import { ApiError } from './api-error.js';

/**
 * What goes wrong with a call.
 * - `drop`: the connection is cut before the call does anything.
 * - `lose-answer`: the call is carried out, then the connection is cut.
 * - `hang`: the call is never carried out nor answered.
 */
export type Fault =
  'drop' | 'lose-answer' | 'hang' | { status: number; description?: string; retryAfter?: number };

/** Faults that wait for calls, by method or `*` for any. */
export class Faults {
  private readonly waiting = new Map<string, Fault[]>();

  add(method: string, fault: Fault, times: number): void {
    const faults = this.waiting.get(method) ?? [];
    for (let n = 0; n < times; n += 1) faults.push(fault);
    this.waiting.set(method, faults);
  }

  take(method: string): Fault | undefined {
    return this.waiting.get(method)?.shift() ?? this.waiting.get('*')?.shift();
  }

  clear(): void {
    this.waiting.clear();
  }
}

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
