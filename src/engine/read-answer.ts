import { pageSize, turnPages } from './ask.js';
import { readNarrowed } from './narrowed.js';
import { spokenOptions, allOptions } from './spoken-options.js';
import type { Run } from './engine.js';
import type { AskNode } from './flow.js';
import type { Frame, Json, Reading } from './types.js';

const longestText = 2000;

/** A value as the text it was read from, or as JSON. */
export const asText = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Reads a text as the answer to a question of this node. */
export function readText(run: Run, frame: Frame, node: AskNode, text: string): Reading {
  const open = frame.open;
  if (open?.values) {
    const picked = readNarrowed(run, frame, node, open, text);
    if (picked) return picked;
  }
  if (text.length > longestText)
    return { outcome: 'rejected', reason: 'too_long', detail: { max: longestText } };
  switch (node.ask) {
    case 'text':
      return readFreeText(run, node, text);
    case 'choice':
      return readOneChoice(run, frame, node, text);
    case 'rating':
      return run.parts.understanding.readChoice(text, allOptions(run, frame, node));
    case 'choices':
      return run.parts.understanding.readChoices(text, allOptions(run, frame, node));
    case 'list':
      return readFromList(run, frame, node, text);
    case 'photo':
    case 'document':
      return node.orText ? asTextAnswer(readFreeText(run, node, text)) : noText;
    case 'location':
      return noText;
    case 'yesno':
      return readYesNo(run, frame, node, text);
    case 'number':
    case 'money':
    case 'date':
    case 'time':
    case 'phone':
    case 'nik':
    case 'kecamatan':
      return withinLimits(run, node, readBy(run, node.ask, text));
  }
}

const noText: Reading = { outcome: 'rejected', reason: 'text' };

/** A text in the place of a file. */
const asTextAnswer = (reading: Reading): Reading =>
  reading.outcome === 'value'
    ? { outcome: 'value', value: { text: asText(reading.value) } }
    : reading;

function readBy(run: Run, reader: string, text: string): Reading {
  const read = run.parts.understanding.readers[reader];
  if (!read) throw new Error(`there is no reader "${reader}"`);
  return read(text, { now: run.turn.now, timeZone: run.parts.timeZone });
}

function readFreeText(run: Run, node: AskNode, text: string): Reading {
  const reading: Reading = node.format
    ? readBy(run, node.format, text)
    : { outcome: 'value', value: run.parts.mask(text.trim().replace(/[ \t]+/g, ' ')) };
  if (reading.outcome !== 'value') return reading;
  if (!/[\p{L}\p{N}]/u.test(asText(reading.value)))
    return { outcome: 'rejected', reason: 'wordless' };
  if (!node.length) return reading;
  const [min, max] = node.length;
  const length = Array.from(asText(reading.value)).length;
  if (length < min) return { outcome: 'rejected', reason: 'too_short', detail: { min, length } };
  if (length > max) return { outcome: 'rejected', reason: 'too_long', detail: { max, length } };
  return reading;
}

/** Holds numbers to `range` and dates to `format: past | future`. */
function withinLimits(run: Run, node: AskNode, reading: Reading): Reading {
  if (reading.outcome !== 'value') return reading;
  if (node.range && typeof reading.value === 'number') {
    const [min, max] = node.range;
    if (reading.value < min)
      return { outcome: 'rejected', reason: 'too_small', detail: { min, max } };
    if (reading.value > max)
      return { outcome: 'rejected', reason: 'too_large', detail: { min, max } };
  }
  if (node.ask === 'date' && node.format && typeof reading.value === 'string') {
    const today = localDay(run);
    if (node.format === 'past' && reading.value > today)
      return { outcome: 'rejected', reason: 'future' };
    if (node.format === 'future' && reading.value < today)
      return { outcome: 'rejected', reason: 'past' };
  }
  return reading;
}

const localDay = (run: Run): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: run.parts.timeZone }).format(run.turn.now);

/** Whether the text is the very name of an option, as on a button that is called like a word heard everywhere. */
export function namesOption(run: Run, frame: Frame, node: AskNode, text: string): boolean {
  if (node.ask !== 'choice' && node.ask !== 'list') return false;
  const plain = (words: string) => words.trim().toLowerCase();
  return allOptions(run, frame, node).some(({ labels }) =>
    labels.some((label) => plain(label) === plain(text)),
  );
}

/**
 * What the whole text was not: the first of several answers in one breath, the others are left in `rest`.
 * Of two answers to the same question (two phone numbers) none is taken.
 */
export function readParts(
  run: Run,
  frame: Frame,
  node: AskNode,
  text: string,
  whole: Reading,
): Reading {
  const [first, ...rest] = run.parts.understanding.splitAnswers(text);
  if (first === undefined || rest.length === 0) return whole;
  const isAnswer = (part: string) => readText(run, frame, node, part).outcome === 'value';
  const doubled = node.ask !== 'text' && rest.some(isAnswer);
  if (!isAnswer(first) || doubled) return whole;
  run.rest = rest;
  return readText(run, frame, node, first);
}

/** In words; or by number, as the two stand in a list where there are no buttons. */
function readYesNo(run: Run, frame: Frame, node: AskNode, text: string): Reading {
  const reading = readBy(run, 'yesno', text);
  if (reading.outcome !== 'rejected') return reading;
  const options = allOptions(run, frame, node).map(({ id }) => ({ id, labels: [] }));
  const numbered = run.parts.understanding.readChoice(text, options);
  const isNumber =
    numbered.outcome === 'value' ||
    (numbered.outcome === 'rejected' && numbered.reason === 'out_of_range');
  return isNumber ? numbered : reading;
}

/** By number or label; else a plain yes or no where the node says what these stand for. */
function readOneChoice(run: Run, frame: Frame, node: AskNode, text: string): Reading {
  const reading = run.parts.understanding.readChoice(text, allOptions(run, frame, node));
  if (reading.outcome !== 'rejected' || (!node.yes && !node.no)) return reading;
  const plain = readBy(run, 'yesno', text);
  if (plain.outcome !== 'value') return reading;
  const id = plain.value === 'yes' ? node.yes : node.no;
  return id ? { outcome: 'value', value: id } : reading;
}

function readFromList(run: Run, frame: Frame, node: AskNode, text: string): Reading {
  const options = allOptions(run, frame, node);
  const pages = Math.ceil(options.length / pageSize) > 1 ? Object.values(turnPages) : [];
  const turning = spokenOptions(
    run,
    frame,
    node,
    pages.map((id) => ({ id })),
  );
  const turned = turning.find(({ labels }) =>
    labels.some((label) => letters(label) === letters(text)),
  );
  if (turned) return { outcome: 'value', value: turned.id };
  return run.parts.understanding.readChoice(text, options);
}

/** "Berikutnya »" is typed without its arrow. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');
