import type { Vars } from '../../../engine/types.js';
import type { KeptFile } from '../../../ports/files.js';
import { momentOf } from '../../../i18n/local-time.js';
import { buttonIdOf } from '../compose.js';
import type { Composed } from '../manage.js';
import { segmentSchema, type Segment } from '../segment.js';

/** Variables of a conversation in which an announcement is written. */
export const composedVars = [
  ...['whom', 'kecamatan', 'step', 'stepState', 'training', 'text', 'withFile', 'attachment'],
  ...['file', 'withButtons', 'labels', 'moment', 'date', 'time', 'draftId', 'previewText'],
] as const;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The announcement as far as the answers tell it. */
export function readComposed(vars: Vars, timeZone: string): Composed {
  const { file, moment, date, time } = vars;
  const at =
    moment === 'later' && typeof date === 'string' && typeof time === 'string'
      ? momentOf(date, time, timeZone)
      : undefined;
  return {
    text: { id: textOf(vars.text) },
    buttons: vars.withButtons === 'yes' ? buttonsOf(textOf(vars.labels)) : [],
    segment: segmentOf(vars),
    ...(vars.withFile === 'yes' && isFile(file) && { file }),
    ...(at && { at }),
  };
}

const isFile = (value: unknown): value is KeptFile =>
  typeof (value as KeptFile | null | undefined)?.id === 'string';

/** `MINAT, TIDAK`: a button for each. */
const buttonsOf = (labels: string): Composed['buttons'] =>
  labels
    .split(/[,\n]/)
    .map((label) => label.trim())
    .filter(Boolean)
    .map((label, index) => ({ id: buttonIdOf(label, index), label: { id: label } }));

/** @throws ZodError where the answers are none of those that were offered */
function segmentOf({ whom, kecamatan, step, stepState, training }: Vars): Segment {
  switch (whom) {
    case 'kecamatan':
      return segmentSchema.parse({ kecamatan: [(kecamatan as { code?: unknown } | null)?.code] });
    case 'step': {
      const state = stepState === 'not_needed' ? 'not-needed' : stepState;
      return segmentSchema.parse({ steps: { [textOf(step)]: [state] } });
    }
    case 'training':
      return segmentSchema.parse({ training: (training as { id?: unknown } | null)?.id });
    default:
      return segmentSchema.parse({});
  }
}
