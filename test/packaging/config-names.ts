import { readConfig } from '../../src/config.js';

/** The names of all variables that the configuration looks at. */
export function configNames(): string[] {
  const seen = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get(_target, name) {
        if (typeof name === 'string') seen.add(name);
        return undefined;
      },
    },
  );
  readConfig(env);
  return [...seen].sort();
}
