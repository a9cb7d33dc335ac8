import { askSchemas, nodeNameSchema, nodeSchemas } from '../flow-schema.js';
import { askKinds, type AskKind, type AskNode, type FlowNode } from '../flow.js';
import { didYouMean, listed } from './fault.js';
import { given, readWith, type SchemaFault } from './schema-faults.js';

const kinds = ['say', 'ask', 'do', 'when', 'call', 'end'] as const;
type Kind = (typeof kinds)[number];

/**
 * Reads one node of the YAML form; its kind is the one field among say, ask, do, when, call, end.
 * @returns The node as the engine walks it, or what is wrong with it.
 */
export function readNode(
  name: string,
  value: unknown,
): { node: FlowNode } | { faults: SchemaFault[] } {
  const path = ['nodes', name];
  const named = readWith(nodeNameSchema, name, path);
  const kind = kindOf(value, path);
  if (typeof kind !== 'string') {
    return { faults: [...('faults' in named ? named.faults : []), kind] };
  }
  const read = kind === 'ask' ? readAsk(value as object, path) : readOther(kind, value, path);
  const faults = [named, read].flatMap((part) => ('faults' in part ? part.faults : []));
  return faults.length > 0 || 'faults' in read ? { faults } : read;
}

function kindOf(value: unknown, path: string[]): Kind | SchemaFault {
  const fault = (message: string): SchemaFault => ({ path, code: 'unknown-kind', message });
  const allowed = `exactly one of ${kinds.join(', ')}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fault(`a node is a group of fields with ${allowed}, not ${given(value)}`);
  }
  const present = kinds.filter((kind) => Object.hasOwn(value, kind));
  const [only] = present;
  if (only === undefined) {
    const fields = Object.keys(value);
    const near = fields
      .filter((field) => field !== 'to')
      .map((field) => didYouMean(field, kinds))
      .find((text) => text !== '');
    return fault(`a node has ${allowed}; this one has ${listed(fields)}${near ?? ''}`);
  }
  if (present.length > 1) {
    return fault(`a node has ${allowed}; this one has ${present.join(' and ')}`);
  }
  return only;
}

function readAsk(value: object, path: string[]): { node: FlowNode } | { faults: SchemaFault[] } {
  const ask = (value as { ask: unknown }).ask;
  if (!isAskKind(ask)) {
    const near = typeof ask === 'string' ? didYouMean(ask, askKinds) : '';
    const message = `ask: ${given(ask)} is not a kind of answer${near} (allowed: ${listed(askKinds)})`;
    return { faults: [{ path: [...path, 'ask'], code: 'bad-value', message }] };
  }
  const read = readWith<object>(askSchemas[ask], value, path);
  if ('faults' in read) return read;
  // The schemas are unions over the kinds of answer, the node is one interface for all of them.
  return { node: { kind: 'ask', ...read.value } as AskNode };
}

function readOther(
  kind: Exclude<Kind, 'ask'>,
  value: unknown,
  path: string[],
): { node: FlowNode } | { faults: SchemaFault[] } {
  const read = readWith<object>(nodeSchemas[kind], value, path);
  if ('faults' in read) return read;
  return { node: { kind, ...read.value } as FlowNode };
}

function isAskKind(value: unknown): value is AskKind {
  return askKinds.some((kind) => kind === value);
}
