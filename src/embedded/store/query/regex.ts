import { BSONSymbol, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

/**
 * Test for strings that match. Patterns are run by JavaScript's engine; one that it can not
 * compile is refused, as are the options that it does not have.
 */
export function compileRegex(pattern: string, options: string): (value: Value) => boolean {
  for (const option of options) {
    if (!'imsu'.includes(option))
      throw new StoreError(51108, `invalid flag in regex options: ${option}`);
  }
  const regex = toRegExp(pattern, options.replace('u', ''));
  return (value) =>
    typeof value === 'string'
      ? regex.test(value)
      : value instanceof BSONSymbol && regex.test(value.value);
}

function toRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, `u${flags}`);
  } catch {
    // Escapes that unicode mode forbids, such as `\-`, are everyday in PCRE.
  }
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw new StoreError(51091, `Regular expression is invalid: ${pattern}`);
  }
}
