import { type Document, isDocument, type Value } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';
import { compileExpression } from '../aggregate/expression.js';
import { equalOrMatching, hasOperator } from './compare-tests.js';
import { compileOperators } from './operators.js';
import { anyValue, parsePath, type Root, type Trace } from './path.js';

/** Says whether a document matches. With `trace`, notes where in an array it does. */
export type Predicate = (root: Root, trace?: Trace) => boolean;

const refused = new Set(['$where', '$text', '$jsonSchema', '$sampleRate']);

/** Compiles a filter. @throws StoreError for operators that do not exist or are not supported */
export function compileFilter(filter: Document): Predicate {
  const parts = Object.keys(filter)
    .filter((name) => name !== '$comment')
    .map((name) => compileClause(name, filter[name]));
  const [first, second] = parts;
  if (!first) return () => true;
  if (!second) return first;
  if (parts.length === 2) return (root, trace) => first(root, trace) && second(root, trace);
  return (root, trace) => parts.every((part) => part(root, trace));
}

function compileClause(name: string, operand: Value): Predicate {
  if (name.startsWith('$')) return compileLogical(name, operand);
  const path = parsePath(name);
  if (isDocument(operand) && hasOperator(operand)) return compileOperators(path, operand);
  const test = equalOrMatching(operand);
  return (root, trace) => anyValue(root, path, test, 'each', trace);
}

function compileLogical(name: string, operand: Value): Predicate {
  if (refused.has(name)) refuse(name);
  if (name === '$expr') return compileExpression(operand);
  if (name !== '$and' && name !== '$or' && name !== '$nor') {
    throw new StoreError(
      'BadValue',
      `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
    );
  }
  const branches = compileBranches(name, operand);
  if (name === '$and') return (root, trace) => branches.every((branch) => branch(root, trace));
  if (name === '$or') return (root, trace) => branches.some((branch) => branch(root, trace));
  return (root) => !branches.some((branch) => branch(root));
}

function compileBranches(name: string, operand: Value): Predicate[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw new StoreError('BadValue', `${name} must be a nonempty array`);
  }
  return operand.map((branch) => {
    if (!isDocument(branch))
      throw new StoreError('BadValue', '$or/$and/$nor entries need to be full objects');
    return compileFilter(branch);
  });
}
