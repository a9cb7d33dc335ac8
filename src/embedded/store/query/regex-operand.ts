import { BSONRegExp, type Value } from '../bson/value.js';
import { valuesEqual } from '../bson/compare.js';
import { StoreError } from '../errors.js';
import type { ValueTest } from './path.js';
import { compileRegex } from './regex.js';

/** `{$regex: ..., $options: ...}`, the pattern a string or a regular expression. */
export function regexOperand(operand: Value, options: Value): ValueTest {
  if (options !== undefined && typeof options !== 'string') {
    throw new StoreError('BadValue', '$options has to be a string');
  }
  const pattern = operand instanceof BSONRegExp ? operand.pattern : operand;
  if (typeof pattern !== 'string') throw new StoreError('BadValue', '$regex has to be a string');
  const flags = options ?? (operand instanceof BSONRegExp ? operand.options : '');
  const matches = compileRegex(pattern, flags);
  const same = new BSONRegExp(pattern, flags);
  return (value) => matches(value) || (value instanceof BSONRegExp && valuesEqual(value, same));
}
