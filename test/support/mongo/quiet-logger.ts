import type { Logger } from '../../../src/ports/logger.js';

const ignore = (): void => undefined;

/** Says nothing. */
export const quietLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** Keeps what is said. */
export function recordingLogger(): {
  logger: Logger;
  lines: { level: string; fields: object; message: string }[];
} {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return {
    logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
    lines,
  };
}
