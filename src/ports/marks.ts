/**
 * Texts for people carry one mark: `**bold**`. A value that is put into a text (a name, a masked NIK) may
 * hold asterisks of its own; an invisible sign (WORD JOINER) behind each keeps them from being read as
 * marks, and is taken out again when a channel writes the text in its own form. The same sign parts braces that
 * somebody typed: what is left of `{{` in a message is a placeholder that was not filled (`unfilled.ts`).
 */
const guard = '\u2060';

/** A value whose asterisks are not marks, and whose braces are no placeholder. */
export const guardMarks = (value: string): string => partBraces(value.replaceAll('*', `*${guard}`));

/** A value whose braces are no placeholder, for where there are no marks: on buttons, in names of files. */
export const partBraces = (value: string): string =>
  value.replace(/\{(?=\{)|\$(?=t\()/g, `$&${guard}`);

/** Text without the guards, for after the marks were read. */
export const withoutGuards = (text: string): string => text.replaceAll(guard, '');
