/**
 * Texts for people carry one mark: `**bold**`. A value that is put into a text (a name, a masked NIK) may
 * hold asterisks of its own; an invisible sign (WORD JOINER) behind each keeps them from being read as
 * marks, and is taken out again when a channel writes the text in its own form.
 */
const guard = '\u2060';

/** A value whose asterisks are not marks. */
export const guardMarks = (value: string): string => value.replaceAll('*', `*${guard}`);

/** Text without the guards, for after the marks were read. */
export const withoutGuards = (text: string): string => text.replaceAll(guard, '');
