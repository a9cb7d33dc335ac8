import { evalExpr } from 'mingo/core';
import { decodeDocument } from '../bson/decode.js';
import { type Value } from '../bson/value.js';
import type { Predicate } from '../query/compile.js';
import { checkExpression } from './check.js';
import { mingoOptions, withMingo } from './mingo-options.js';
import { toPlain, toPlainExpression } from './plain.js';

/** `$expr`: an aggregation expression that has to be true. */
export function compileExpression(expression: Value): Predicate {
  checkExpression(expression);
  const plain = toPlainExpression(expression);
  return (root) => {
    const document = toPlain(Buffer.isBuffer(root) ? decodeDocument(root) : root);
    const result = withMingo(() => evalExpr(document, plain, mingoOptions()));
    return result !== false && result !== 0 && result !== null && result !== undefined;
  };
}
