import { locales, type Words } from './words.js';

/** All words that stand for an option of a question: its label and further words, in every locale. */
export function createLabels(
  words: Words,
): (flow: string, node: string, option: string) => string[] {
  const known = new Map<string, string[]>();
  return (flow, node, option) => {
    const key = `${flow}:${node}.${option}`;
    const found = known.get(key) ?? look(words, flow, node, option);
    known.set(key, found);
    return found;
  };
}

function look(words: Words, flow: string, node: string, option: string): string[] {
  if (flow === 'common' && node === 'list') {
    const name = option === '+' ? 'next' : 'previous';
    return locales.flatMap((locale) => words.find(locale, `common:list.${name}`) ?? []);
  }
  return locales.flatMap((locale) =>
    [
      words.find(locale, `${flow}:${node}.choices.${option}`) ?? [],
      ...words.list(locale, `${flow}:${node}.words.${option}`),
    ].flat(),
  );
}
