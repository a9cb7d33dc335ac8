import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { flowJsonSchema } from '../../../src/engine/flow-schema.js';

describe('flows/flow.schema.json', () => {
  it('is what `pasti flows schema` prints', () => {
    const committed: unknown = JSON.parse(readFileSync('flows/flow.schema.json', 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(flowJsonSchema())));
  });

  it('describes every field of a node', () => {
    expect(undescribed(flowJsonSchema())).toEqual([]);
  });
});

/** Fields without a description, by path. */
function undescribed(schema: object, path = ''): string[] {
  return Object.entries(schema).flatMap(([key, value]): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const here = `${path}/${key}`;
    const inside = undescribed(value as object, here);
    return path.endsWith('/properties') && !('description' in value) ? [here, ...inside] : inside;
  });
}
