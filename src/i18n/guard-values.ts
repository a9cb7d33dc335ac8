/** Stands behind signs of a value that would mean something in a text; no text of ours has it. */
const guard = '\uE000';

/** A value that is put into a text as it is: braces in it name nothing, and `$t(` in it puts in no other text. */
export const guardValue = (value: string): string => value.replace(/[{$]/g, `$&${guard}`);

/** The text with its values as they were. */
export const withoutValueGuards = (text: string): string => text.replaceAll(guard, '');
