/**
 * What a reader makes of a text. The flow engine understands the same shape.
 * - `value`: the whole text was understood, and means this and nothing else.
 * - `ambiguous`: two or more meanings are possible; the person picks.
 * - `rejected`: not stored, asked again. `reason` says what was wrong, in snake_case, and selects the
 *   words of the new prompt; `detail` fills them ({ digits: 15 }).
 */
export type Reading<T> =
  | { outcome: 'value'; value: T }
  | { outcome: 'ambiguous'; options: { id: string; label: string }[]; values: T[] }
  | { outcome: 'rejected'; reason: string; detail?: Record<string, string | number> };

/** The moment and place an answer is read in; "besok" depends on it. */
export interface ReadingContext {
  now: Date;
  /** IANA name, e.g. Asia/Jakarta. */
  timeZone: string;
}

/** Reads one text. Pure; never throws; any length, any script. */
export type Reader<T> = (text: string, context: ReadingContext) => Reading<T>;

export const value = <T>(of: T): Reading<T> => ({ outcome: 'value', value: of });

export const rejected = (
  reason: string,
  detail?: Record<string, string | number>,
): Reading<never> => ({ outcome: 'rejected', reason, ...(detail && { detail }) });
