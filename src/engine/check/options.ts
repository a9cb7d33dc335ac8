import type { SpokenOption } from '../engine.js';
import type { AskNode, Flow } from '../flow.js';
import { faultAt, type Fault } from './fault.js';
import type { LocaleTexts, OptionReading, Surroundings } from './surroundings.js';

/**
 * Options that people could not tell apart by what they see: every label, every further word and the number or letter in
 * front has to mean its own option. A number that begins a label must not be the place of another one. Ranges
 * ("1-3 tahun") may: their lists have letters, and a number alone is asked back.
 */
export function checkOptions(flow: Flow, { locales, options }: Surroundings): Fault[] {
  if (!options) return [];
  return Object.entries(flow.nodes).flatMap(([name, node]) => {
    if (node.kind !== 'ask' || !node.choices) return [];
    const problems = locales.names.flatMap((locale) => {
      const spoken = spokenIn(locale, flow, name, node, locales);
      return spoken ? [...misread(spoken, options), ...unclear(spoken, node, options)] : [];
    });
    return [...new Set(problems)].map((problem) =>
      faultAt(flow, ['nodes', name, 'choices'], 'unclear-option', problem),
    );
  });
}

/** The options as they are called on show in one locale, with their words in all; undefined where a label is missing. */
function spokenIn(
  locale: string,
  flow: Flow,
  name: string,
  { choices = [] }: AskNode,
  { names, text }: LocaleTexts,
): SpokenOption[] | undefined {
  const order = [locale, ...names.filter((other) => other !== locale)];
  const spoken = choices.map((id) => ({
    id,
    labels: order.flatMap((one) =>
      ['choices', 'words'].flatMap((part) => text?.(one, flow.flow, `${name}.${part}.${id}`) ?? []),
    ),
  }));
  const labelled = choices.every((id) => text?.(locale, flow.flow, `${name}.choices.${id}`));
  return labelled
    ? spoken.map(({ id, labels }) => ({ id, labels: labels.map(filled) }))
    : undefined;
}

/** What is put into a label is known only when it is shown. */
const filled = (label: string): string => label.replace(/\$t\([^)]*\)|\{\{[^}]*\}\}/g, 'x');

/** Words and signs that do not mean the option they belong to. */
function misread(options: SpokenOption[], { readChoice, numbersOf }: OptionReading): string[] {
  const { marks, own } = numbersOf(options.map(shown));
  return options.flatMap((option, index) => {
    const mark = marks[index] ?? '';
    const sign = mark === '' ? String(own[index]) : mark.replace('. ', '');
    return [sign, ...option.labels].flatMap((said) => {
      const reading = readChoice(said, options);
      if (reading.outcome === 'value' && reading.value === option.id) return [];
      return `"${said}" stands for "${option.id}" but is read as ${outcomeOf(reading)}`;
    });
  });
}

function outcomeOf(reading: ReturnType<OptionReading['readChoice']>): string {
  if (reading.outcome === 'value') return JSON.stringify(reading.value);
  if (reading.outcome === 'rejected') return 'none of the options';
  return reading.values.map((value) => JSON.stringify(value)).join(' or ');
}

/** Numbers in front of labels that could also mean another option. */
function unclear(options: SpokenOption[], node: AskNode, { numbersOf }: OptionReading): string[] {
  const { own, meantBy, marks } = numbersOf(options.map(shown));
  const moves = node.options !== undefined && marks.some((mark) => mark !== '');
  return options.flatMap((option, index) => {
    const number = own[index];
    if (number === undefined) return [];
    const others = meantBy(number).filter((place) => place !== index);
    const also = others.map((place) => JSON.stringify(options[place]?.id));
    if (also.length === 0 && !moves) return [];
    const means = also.length > 0 ? also.join(' or ') : 'any option, as places change';
    return `the number of "${shown(option)}" can also mean ${means}; begin every label with a number of its own, or none`;
  });
}

const shown = ({ id, labels }: SpokenOption): string => labels[0] ?? id;
