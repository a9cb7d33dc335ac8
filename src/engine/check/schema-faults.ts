import type { z } from 'zod';
import { didYouMean, listed, type FaultCode } from './fault.js';

/** A violation of the schema at a place of the file. */
export interface SchemaFault {
  path: PropertyKey[];
  code: FaultCode;
  message: string;
}

type Issue = z.core.$ZodIssue;

/**
 * Checks a value and says in an author's words what is wrong with it.
 * @param path Where the value stands in the file.
 * @returns The value, or the violations.
 */
export function readWith<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: PropertyKey[],
): { value: T } | { faults: SchemaFault[] } {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data };
  const fields = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  return { faults: result.error.issues.flatMap((issue) => explain(issue, path, fields)) };
}

function explain(issue: Issue, base: PropertyKey[], fields: string[]): SchemaFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      code: 'unknown-field',
      message: `"${key}" is not a field here${didYouMean(key, fields)} (allowed: ${listed(fields)})`,
    }));
  }
  if (issue.code === 'invalid_union') return explainUnion(issue, base, fields);
  if (issue.code === 'invalid_key') {
    const reasons = issue.issues.map((inner) => inner.message).join('; ');
    return [{ path, code: 'bad-value', message: `"${String(issue.path.at(-1))}": ${reasons}` }];
  }
  const field = issue.path.map(String).join('.');
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ path, code: 'missing-field', message: `"${field}" is missing` }];
  }
  const code = path.length === 1 && path[0] === 'version' ? 'bad-version' : 'bad-value';
  const where = field || (path.length === 0 ? 'the file' : String(path.at(-1)));
  return [{ path, code, message: `${where}: ${reason(issue)}` }];
}

/** Of a union the branch counts whose type the given value has; else the union's own words. */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  base: PropertyKey[],
  fields: string[],
): SchemaFault[] {
  const path = [...base, ...issue.path];
  const field = issue.path.map(String).join('.');
  if (issue.input === undefined) {
    return [{ path, code: 'missing-field', message: `"${field}" is missing` }];
  }
  const meant = issue.errors.find(
    (issues) => !issues.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
  if (meant === undefined) {
    const message = `${field}: ${issue.message}, not ${given(issue.input)}`;
    return [{ path, code: 'bad-value', message }];
  }
  return meant.flatMap((inner) =>
    explain({ ...inner, path: [...issue.path, ...inner.path] }, base, fields),
  );
}

function reason(issue: Issue): string {
  if (issue.code === 'invalid_value' && issue.values.length > 1) {
    const allowed = issue.values.map(String);
    return `${given(issue.input)} is not allowed${didYouMean(String(issue.input), allowed)} (allowed: ${listed(allowed)})`;
  }
  if (issue.code === 'invalid_type') {
    const said = issue.message.startsWith('Invalid input')
      ? `write ${typeNames[issue.expected] ?? issue.expected}`
      : issue.message;
    return `${said}, not ${given(issue.input)}`;
  }
  const plain = typeof issue.input !== 'object' || issue.input === null;
  return plain ? `${issue.message}, not ${given(issue.input)}` : issue.message;
}

const typeNames: Record<string, string> = {
  string: 'a name',
  number: 'a number',
  int: 'a whole number',
  array: 'a list: [a, b]',
  object: 'fields, one a line',
  record: 'fields, one a line',
  tuple: 'a list: [a, b]',
};

/** How a given value is quoted to its author. */
export function given(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return 'a group of fields';
  }
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}
