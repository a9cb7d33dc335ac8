import type { Flow, FlowSet } from '../flow.js';
import { didYouMean, faultAt, listed, type Fault } from './fault.js';
import type { LocaleTexts, Surroundings } from './surroundings.js';
import { variablesOf } from './variables.js';

/** What refusals say of an answer that was not taken. */
const details = ['min', 'max', 'length', 'digits', 'wanted', 'part', 'first', 'second'];

/** What a word that opens a flow leaves in it. */
const heard = ['said', 'offer', 'label'];

/**
 * Placeholders that can not be filled: written wrongly, with a format that there is not, or leading to a text that there is
 * not; and, in flows all of whose actions declare what they set, of names that nothing sets.
 */
export function checkPlaceholders(flow: Flow, set: FlowSet, around: Surroundings): Fault[] {
  const { locales } = around;
  if (!locales.text) return [];
  const known = variablesOf(flow, set, around);
  return locales.names.flatMap((locale) =>
    textsOf(flow, locale, locales).flatMap(({ key, text }) => {
      const names = known && namesFor(key, flow, known, locales);
      const problems = [...malformed(text, locale, locales), ...unknown(text, names)];
      return problems.map(({ code, problem }) => {
        const [node = ''] = key.split('.');
        return faultAt(flow, ['nodes', node], code, `the text "${key}" (${locale}): ${problem}`);
      });
    }),
  );
}

interface Problem {
  code: 'bad-placeholder' | 'unknown-placeholder';
  problem: string;
}

/** Texts of nodes; a key of a node that is gone is a fault of its own. */
function textsOf(flow: Flow, locale: string, locales: LocaleTexts) {
  return locales.keys(locale, flow.flow).flatMap((key) => {
    const [node = '', part] = key.split('.');
    const written = locales.text?.(locale, flow.flow, key);
    if (!Object.hasOwn(flow.nodes, node) || part === 'words' || typeof written !== 'string')
      return [];
    return [{ key, text: written }];
  });
}

/** The variables that a text can name, besides what every text can. */
function namesFor(
  key: string,
  flow: Flow,
  variables: ReadonlySet<string>,
  { given = [] }: LocaleTexts,
): string[] {
  const [, part = ''] = key.split('.');
  return [
    ...variables,
    ...given,
    ...(Object.keys(flow.words).length > 0 ? heard : []),
    ...(part.startsWith('invalid') ? details : []),
    ...(part.startsWith('form') ? ['form'] : []),
    'count',
  ];
}

const placeholder = /\{\{([^{}]*)\}\}/g;
const nested = /\$t\(([^()]*)\)/g;

/** What is wrong with how the placeholders of a text are written, and with the texts that it puts in. */
export function malformed(
  text: string,
  locale: string,
  { formats = [], hasText }: Pick<LocaleTexts, 'formats' | 'hasText'>,
): Problem[] {
  const problem = (what: string): Problem => ({ code: 'bad-placeholder', problem: what });
  const left = text.replace(placeholder, '').replace(nested, '');
  const broken = /\{\{|\}\}|\$t\(/.exec(left);
  return [
    ...(broken ? [problem(`"${broken[0]}" without its other half`)] : []),
    ...[...text.matchAll(placeholder)].flatMap(([whole, inner = '']) => {
      const [name = '', ...format] = inner.split(',').map((part) => part.trim());
      if (!/^\w+(\.\w+)*$/.test(name)) return [problem(`${whole} names nothing`)];
      const other = format.find((one) => !formats.includes(one));
      if (other === undefined) return [];
      return [problem(`there is no format "${other}" (formats: ${listed(formats)})`)];
    }),
    ...[...text.matchAll(nested)].flatMap(([, key = '']) =>
      !hasText || hasText(locale, key.replace(placeholder, '*'))
        ? []
        : [problem(`there is no text "${key}"`)],
    ),
  ];
}

function unknown(text: string, names: string[] | undefined): Problem[] {
  if (!names) return [];
  return [...text.matchAll(placeholder)].flatMap(([, inner = '']): Problem[] => {
    const root = /^\s*(\w+)/.exec(inner)?.[1];
    if (root === undefined || names.includes(root)) return [];
    const near = didYouMean(root, names) || ` (variables: ${listed(names)})`;
    return [{ code: 'unknown-placeholder', problem: `nothing sets "${root}"${near}` }];
  });
}
