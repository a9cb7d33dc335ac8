import type { Flow, FlowNode } from '../flow.js';
import { nodeOf } from './edges.js';
import { didYouMean, faultAt, oneLine, type Fault } from './fault.js';
import type { LocaleTexts, Surroundings } from './surroundings.js';

/** Texts that a node needs and a locale lacks, and texts that no node uses. */
export function checkTexts(flow: Flow, { locales }: Surroundings): Fault[] {
  return locales.names.flatMap((locale) => [
    ...missingTexts(flow, locale, locales),
    ...unusedTexts(flow, locale, locales),
  ]);
}

function missingTexts(flow: Flow, locale: string, locales: LocaleTexts): Fault[] {
  const keys = new Set(locales.keys(locale, flow.flow));
  // A text may come in plural forms: then only its forms have keys.
  const has = (key: string) => keys.has(key) || keys.has(`${key}_other`);
  return Object.entries(flow.nodes).flatMap(([name, node]) =>
    textsOf(name, node)
      .filter((key) => !has(key))
      .map((key) => {
        const message = `the text "${key}" is missing in ${fileOf(locales, locale, flow)}`;
        return faultAt(flow, ['nodes', name], 'missing-text', message);
      }),
  );
}

/** The keys that a node can not do without. */
function textsOf(name: string, node: FlowNode): string[] {
  if (node.kind === 'say') return [`${name}.say`];
  if (node.kind !== 'ask') return [];
  const labels = (node.choices ?? []).map((id) => `${name}.choices.${id}`);
  return [`${name}.ask`, ...labels, ...(node.request ? [`${name}.request`] : [])];
}

function unusedTexts(flow: Flow, locale: string, locales: LocaleTexts): Fault[] {
  const file = fileOf(locales, locale, flow);
  const faults = new Map<string, Fault>();
  for (const key of locales.keys(locale, flow.flow)) {
    const reasons = readingsOf(key).map((reading) => whyUnused(flow, reading));
    const reason = reasons.at(-1);
    if (reason === undefined || reasons.includes(undefined)) continue;
    const message = oneLine(`no node of ${flow.source.file} uses the text "${key}": ${reason}`);
    const fault: Fault = { file, line: 1, code: 'unused-text', message };
    const [node] = key.split('.');
    if (node !== undefined && nodeOf(flow, node)) fault.node = node;
    faults.set(key, fault);
  }
  return [...faults.values()];
}

/** A key as it is, as an item of a list (`words.agree.0`), as a plural form (`ask_other`). */
function readingsOf(key: string): string[] {
  const item = key.replace(/\.\d+$/, '');
  return [...new Set([key, item, item.replace(/_(zero|one|two|few|many|other)$/, '')])];
}

function whyUnused(flow: Flow, key: string): string | undefined {
  const [name = '', part = '', option, ...rest] = key.split('.');
  const node = nodeOf(flow, name);
  if (!node) return `there is no node "${name}"${didYouMean(name, Object.keys(flow.nodes))}`;
  const allowed = partsOf(node);
  if (node.kind === 'ask' && /^invalid_./.test(part) && option === undefined) return undefined;
  if (!allowed.includes(part)) {
    const parts = allowed.length > 0 ? `has ${allowed.join(', ')}` : 'has no texts';
    return `${/^[aeiou]/.test(node.kind) ? 'an' : 'a'} "${node.kind}" node ${parts}${didYouMean(part, allowed)}`;
  }
  if (part !== 'choices' && part !== 'words') {
    return option === undefined ? undefined : `"${part}" is one text or a list`;
  }
  const options = node.kind === 'ask' ? (node.choices ?? []) : [];
  if (option !== undefined && options.includes(option) && rest.length === 0) return undefined;
  return `"${option ?? ''}" is not one of its options${didYouMean(option ?? '', options)}`;
}

function partsOf(node: FlowNode): string[] {
  if (node.kind === 'say') return ['say'];
  if (node.kind !== 'ask') return [];
  const options = node.choices ? ['choices', 'words'] : [];
  const request = node.request ? ['request'] : [];
  const form = node.ask === 'nik' && node.sensitive ? ['form', 'form_again'] : [];
  return ['ask', 'again', ...form, ...options, ...request, 'invalid', 'example', 'echo'];
}

function fileOf(locales: LocaleTexts, locale: string, flow: Flow): string {
  return locales.file?.(locale, flow.flow) ?? `locales/${locale}/${flow.flow}.json`;
}
