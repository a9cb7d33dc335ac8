/** Splits a line into words as a shell does, quotes taken off. */
export const shellWords = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_all, one?: string, two?: string) => one ?? two ?? ''),
  );

/** What stands for the words in capitals. */
export type Values = (placeholder: string, line: string) => string | undefined;

/** What a document shows as a form, as lines that can be typed: `[--reset]` with and without, each of `a|b`, `FILE` filled in. */
export function spellOut(form: string, values: Values): string[] {
  const optional = /^([^[]*)\[([^\]]*)\](.*)$/.exec(form);
  if (optional) {
    const [, before = '', within = '', behind = ''] = optional;
    return [`${before}${behind}`, `${before}${within}${behind}`].flatMap((one) =>
      spellOut(one.replace(/ +/g, ' ').trim(), values),
    );
  }
  const choice = /(?<= )\w+(?:\|\w+)+(?= |$)/.exec(form)?.[0];
  if (choice !== undefined)
    return choice.split('|').flatMap((one) => spellOut(form.replace(choice, one), values));
  return [fill(form.replace(/ \.\.\.$/, ' --help'), values)];
}

/** @throws Error for a word in capitals that nothing stands for */
const fill = (line: string, values: Values): string =>
  line.replace(/(?<=[ =])[A-Z][A-Z_]*(?=$|[ /])/g, (name) => {
    const value = values(name, line);
    if (value === undefined) throw new Error(`what stands for ${name} in "${line}"?`);
    return value;
  });
