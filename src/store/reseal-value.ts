import type { Secrets } from '../ports/secrets.js';

/**
 * A copy of a tree in which every sealed value is sealed with the current key; undefined when all of
 * them are already.
 */
export function reseal(tree: unknown, secrets: Secrets): unknown {
  const changes = { any: false };
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    // Dates and the like are values, not trees.
    if (value === null || typeof value !== 'object' || value.constructor !== Object) return value;
    const { sealed, masked } = value as Record<string, unknown>;
    if (typeof sealed === 'string' && typeof masked === 'string') {
      if (secrets.isCurrent(sealed)) return value;
      changes.any = true;
      return secrets.seal(secrets.open(sealed), masked);
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visit(one)]));
  };
  const copy = visit(tree);
  return changes.any ? copy : undefined;
}
