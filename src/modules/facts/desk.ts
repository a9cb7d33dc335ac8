import { checkFact, type FactFault } from './check-fact.js';
import type { Fact, FactStore } from './fact.js';
import type { Audit } from '../../ports/audit.js';
import { dayOf } from '../../i18n/local-time.js';

/** What the office types of a fact. */
export type TypedFact = Omit<Fact, 'version' | 'updatedBy' | 'updatedAt'>;

export type Saved =
  | { outcome: 'saved' }
  | { outcome: 'faulty'; faults: FactFault[] }
  /** There is one with this id already. */
  | { outcome: 'taken' }
  /** Somebody else changed it meanwhile. */
  | { outcome: 'changed' };

/** The office's side of the facts. */
export interface FactDesk {
  list(): Promise<Fact[]>;
  find(id: string): Promise<Fact | undefined>;
  create(fact: TypedFact, by: string): Promise<Saved>;
  /** @param version the one that the office looked at */
  change(fact: TypedFact, version: number, by: string): Promise<Saved>;
}

export interface FactDeskParts {
  facts: FactStore;
  audit: Audit;
  now: () => Date;
  /** IANA name. */
  timeZone: string;
}

/** Facts as the office edits them: checked, noted in the audit log, one of two edits at the same time. */
export function factDesk(parts: FactDeskParts): FactDesk {
  const { facts, now, timeZone } = parts;
  const today = () => dayOf(now(), timeZone);
  const note = (action: string, fact: Fact) =>
    parts.audit({
      id: `fact:${fact.id}:${fact.version}`,
      action,
      subject: fact.id,
      by: fact.updatedBy,
      at: fact.updatedAt,
    });
  return {
    list: () => facts.list(),
    find: (id) => facts.find(id),
    async create(typed, by) {
      const fact: Fact = { ...typed, version: 1, updatedBy: by, updatedAt: now() };
      const faults = checkFact(fact, today());
      if (faults.length > 0) return { outcome: 'faulty', faults };
      if (!(await facts.create(fact))) return { outcome: 'taken' };
      await note('added fact', fact);
      return { outcome: 'saved' };
    },
    async change(typed, version, by) {
      const fact: Fact = { ...typed, version: version + 1, updatedBy: by, updatedAt: now() };
      const faults = checkFact(fact, today());
      if (faults.length > 0) return { outcome: 'faulty', faults };
      if (!(await facts.replace(fact))) return { outcome: 'changed' };
      await note('changed fact', fact);
      return { outcome: 'saved' };
    },
  };
}
