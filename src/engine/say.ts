import type { Run } from './engine.js';
import { top, wordValues } from './frames.js';

/** Says one of the engine's own sentences. */
export function say(
  run: Run,
  key: string,
  values = wordValues(run.conversation, top(run.conversation)),
): void {
  run.events.push({ type: 'said', key: `common:${key}`, values });
}
