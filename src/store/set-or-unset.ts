/** An update that writes what is known and takes out what is `undefined`; undefined where there is nothing to do. */
export function setOrUnset(
  changes: object,
): { $set?: Record<string, unknown>; $unset?: Record<string, ''> } | undefined {
  const entries = Object.entries(changes) as [string, unknown][];
  const set = entries.filter(([, value]) => value !== undefined);
  const unset = entries.filter(([, value]) => value === undefined);
  if (entries.length === 0) return undefined;
  return {
    ...(set.length > 0 && { $set: Object.fromEntries(set) }),
    ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map(([key]) => [key, ''])) }),
  };
}
