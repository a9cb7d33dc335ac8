import type { Logger } from '../../../src/ports/logger.js';

export interface Line {
  level: keyof Logger;
  fields: Record<string, unknown>;
  message: string;
}

/** A logger that keeps what it was told. */
export function notedLog(): Logger & { lines: Line[]; having(text: string): Line[] } {
  const lines: Line[] = [];
  const note =
    (level: keyof Logger) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields: { ...fields }, message });
    };
  return {
    debug: note('debug'),
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
    lines,
    having: (text) => lines.filter((line) => line.message.includes(text)),
  };
}
