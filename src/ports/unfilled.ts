/**
 * A placeholder that nothing was put in for, in a text on its way to a person. It says where, never what the text says.
 */
export interface Unfilled {
  /** Found while a text was written, in an announcement, or in a message about to be sent. */
  at: 'words' | 'announcement' | 'message';
  /** The text's key, the announcement's id, or the message's id and which part of it. */
  key: string;
  /** Names of the placeholders, where they are those of a text of ours. */
  names: string[];
}

export type ReportUnfilled = (found: Unfilled) => void;

/** Where nobody is there who could be told: tests, and commands. @throws Error naming the key */
export const refuseUnfilled: ReportUnfilled = ({ at, key, names }) => {
  const what = names.map((name) => `"${name}"`).join(', ');
  throw new Error(`nothing is put in for ${what || 'a placeholder'} of ${key} (${at})`);
};

/** Stands where a value is missing, until the text around it is put right. No text of ours has it. */
export const hole = '\uE001';

const placeholder = /\{\{[^{}]*\}\}|\{\{|\$t\([^()]*\)/g;

/** Whether a text holds a placeholder. Braces of values are parted (`marks.ts`): they are none. */
export const isUnfilled = (text: string): boolean => text.search(placeholder) >= 0;

/** A text without its placeholders: "Izin (belum)" of "Izin {{name}} (belum)". */
export const withoutPlaceholders = (text: string): string =>
  closeHoles(text.replaceAll(placeholder, hole));

const aroundOnly = new RegExp(
  String.raw`\*\*\s*${hole}\s*\*\*|\(\s*${hole}\s*\)|"\s*${hole}\s*"|“\s*${hole}\s*”`,
  'g',
);
const nothingElse = new RegExp(String.raw`^[\s•·\-–,.;:!?]*(?:${hole}[\s•·\-–,.;:!?]*)+$`);
const behindColon = new RegExp(String.raw`:\s*${hole}(?:[\s,;]*${hole})*`, 'g');
const inside = new RegExp(String.raw`\s*${hole}`, 'g');

/**
 * A text in which values are missing, as a clean one: what stood only around a value goes with it, so does a line
 * without other words; "Nama: " gets a dash.
 */
export function closeHoles(text: string): string {
  if (!text.includes(hole)) return text;
  const lines = text.split('\n').flatMap((line) => {
    const bare = line.replace(aroundOnly, hole);
    if (bare.includes(hole) && nothingElse.test(bare)) return [];
    const closed = bare
      .replace(behindColon, ': -')
      .replace(inside, '')
      .replace(/\s+([,.;:!?])/g, '$1')
      .replace(/ {2,}/g, ' ');
    return [closed.trim()];
  });
  return lines.join('\n').trim() || '-';
}
