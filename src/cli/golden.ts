/** A golden conversation: what is fixed by hand around the transcript, and what people say in it. */
export interface Golden {
  /** The lines before the first message: remarks, and `# channel: web, buttons: no, language: en`. */
  head: string[];
  /** The lines behind the last answer: what must stand in the store then. */
  foot: string[];
  script: string;
}

const isRemark = (line: string): boolean => line.startsWith('#') || line.trim() === '';

/** Parts a conversation from the remarks around it; a script that nobody has played yet is read the same way. */
export function readGolden(text: string): Golden {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => !isRemark(line));
  const last = lines.findLastIndex((line) => !isRemark(line));
  const remarks = (some: string[]) => some.filter((line) => line.startsWith('#'));
  return {
    head: remarks(lines.slice(0, first)),
    script: lines.slice(first, last + 1).join('\n'),
    foot: remarks(lines.slice(last + 1)),
  };
}

/** The conversation as it is kept in a file: its transcript, with the remarks of before around it. */
export function writeGolden({ head, foot }: Golden, transcript: string): string {
  const parts = [head.join('\n'), transcript.trimEnd(), foot.join('\n')];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
