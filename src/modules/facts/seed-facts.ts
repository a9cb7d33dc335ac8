import { readFileSync } from 'node:fs';
import { packagePath } from '../../package-root.js';
import type { Fact } from './fact.js';
import type { Database } from '../../store/connect.js';
import { factStore } from './store.js';

/** The facts that come with the program, as they are before the office edits them. */
export function initialFacts(now: Date): Fact[] {
  const text = readFileSync(packagePath('src', 'modules', 'facts', 'initial.json'), 'utf8');
  const given = JSON.parse(text) as Omit<Fact, 'version' | 'updatedBy' | 'updatedAt'>[];
  return given.map((fact) => ({ ...fact, version: 1, updatedBy: 'start', updatedAt: now }));
}

/** Puts into the table the facts that it lacks; what the office edited stays. */
export const seedFacts = (database: Database, now: Date): Promise<void> =>
  factStore(database).seed(initialFacts(now));
