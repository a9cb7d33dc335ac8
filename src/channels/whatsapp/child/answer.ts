import type { Report } from '../protocol.js';
import { messageOf } from './classify-failure.js';
import { within } from './within.js';

/** How far a call into the page came. */
export interface Progress {
  /** Nobody waits for it any more: it must not send anything. */
  over: boolean;
  /** The page was told to send: whatever fails from here on, the message may be out. */
  handed: boolean;
}

/**
 * Runs one call into the page, and reports what came of it: above all, of one that failed, whether the page may have
 * sent something.
 * @returns what it failed with
 */
export async function answer(
  report: (report: Report) => void,
  { id, callMs }: { id: number; callMs: number },
  call: (progress: Progress) => Promise<unknown>,
): Promise<unknown> {
  const progress: Progress = { over: false, handed: false };
  try {
    report({ type: 'done', id, value: await within(callMs, call(progress)) });
    return undefined;
  } catch (error) {
    progress.over = true;
    report({ type: 'undone', id, message: messageOf(error), unsure: progress.handed });
    return error;
  }
}
