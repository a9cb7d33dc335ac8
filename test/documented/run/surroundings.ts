import { delimiter } from 'node:path';

/** The environment without what npm, or a lane, has put there: settings come from the line, or from `.env`. */
export function surroundings(bin?: string): Record<string, string> {
  const kept = ['HOME', 'LANG', 'TMPDIR', 'XDG_CACHE_HOME'];
  const entries = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const path = [bin, process.env.PATH].filter(Boolean).join(delimiter);
  return { ...Object.fromEntries(entries), PATH: path };
}
