import type { Run } from './engine.js';
import type { AskNode } from './flow.js';
import { allOptions, haveOwnNumbers, spokenOptions } from './spoken-options.js';
import type { Frame, Json, OpenQuestion, Reading } from './types.js';

/**
 * Reads one of the values that an ambiguous answer could have meant; undefined where the text is none of them.
 * Numbers of the options' own mean what they meant before the question was narrowed.
 */
export function readNarrowed(
  run: Run,
  frame: Frame,
  node: AskNode,
  open: OpenQuestion,
  text: string,
): Reading | undefined {
  const { understanding } = run.parts;
  const all = allOptions(run, frame, node);
  const whole = haveOwnNumbers(run, all) ? understanding.readChoice(text, all) : undefined;
  if (whole?.outcome === 'value')
    return node.ask === 'choices' ? { outcome: 'value', value: [whole.value] } : whole;
  const shown = spokenOptions(run, frame, node, open.options ?? []);
  const reading = understanding.readChoice(text, shown);
  if (reading.outcome !== 'value' || typeof reading.value !== 'string') return undefined;
  const value = valueOf(open, reading.value);
  return value === undefined ? undefined : { outcome: 'value', value };
}

/** The value behind a picked option; undefined when there is no such option. */
export function valueOf(open: OpenQuestion, option: string): Json | undefined {
  const index = (open.options ?? []).findIndex(({ id }) => id === option);
  // A button of the whole question, still on show above the narrowed one.
  if (index < 0) return open.all?.some(({ id }) => id === option) ? option : undefined;
  return open.values ? open.values[index] : option;
}
