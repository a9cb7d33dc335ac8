import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parseFlow } from '../../../src/engine/load-flows.js';
import { businessCategories } from '../../../src/modules/people/participant.js';

it('registration asks for the fields of business that imports, segments and demo people have', () => {
  const file = 'flows/registration.yaml';
  const { flow } = parseFlow(file, readFileSync(file, 'utf8'));
  expect(flow?.nodes.category).toMatchObject({ ask: 'choice', choices: [...businessCategories] });
});
