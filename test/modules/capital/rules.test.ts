import { describe, expect, it } from '@jest/globals';
import {
  applicationStates,
  canMove,
  checkMove,
  isOver,
  type ApplicationState,
} from '../../../src/modules/capital/application.js';
import { businessMonths, yearsOf } from '../../../src/modules/capital/business-age.js';
import {
  lineIds,
  measuresOf,
  readinessOf,
  weights,
  type Measures,
} from '../../../src/modules/capital/readiness.js';
import {
  checkRequirements,
  isForPersons,
  type Applicant,
} from '../../../src/modules/capital/requirements.js';
import { productRequirements } from '../../../src/modules/facts/fact.js';
import { person } from '../../web/dashboard/people.js';

const none: Measures = {
  ...{ months: undefined, nib: 0, permits: 0, reports: 0, trainings: 0, visits: 0, practices: 0 },
};
const all: Measures = {
  ...{ months: 40, nib: 2, permits: 3, reports: 6, trainings: 2, visits: 2, practices: 2 },
};

describe('readiness', () => {
  it('goes from 0 to 100, and its scales rise', () => {
    expect(readinessOf(none).score).toBe(0);
    expect(readinessOf(all)).toMatchObject({ score: 100 });
    expect(readinessOf(all).best).toBeUndefined();
    for (const scales of Object.values(weights))
      for (const scale of Object.values(scales) as (readonly [number, number])[][])
        for (const [index, [from, points]] of scale.entries()) {
          const [before, less] = scale[index - 1] ?? [-1, 0];
          expect([from > before, points > less]).toEqual([true, true]);
        }
  });

  it.each<[Partial<Measures>, string, number]>([
    [{ months: 0 }, 'age', 4],
    [{ months: 5 }, 'age', 4],
    [{ months: 6 }, 'age', 12],
    [{ months: 36 }, 'age', 20],
    [{ nib: 1 }, 'permits', 12],
    [{ nib: 2, permits: 2 }, 'permits', 23],
    [{ permits: 9 }, 'permits', 9],
    [{ reports: 2 }, 'reports', 12],
    [{ reports: 3 }, 'reports', 20],
    [{ reports: 12 }, 'reports', 25],
    [{ trainings: 1, visits: 1 }, 'together', 9],
    [{ practices: 1 }, 'practice', 10],
  ])('%j gives %s %i', (changes, id, points) => {
    const { lines, score } = readinessOf({ ...none, ...changes });
    expect(lines.find((line) => line.id === id)?.points).toBe(points);
    expect(score).toBe(points);
  });

  it.each<[Partial<Measures>, string | undefined]>([
    [{}, 'nib'],
    [{ nib: 1 }, 'practices'],
    [{ nib: 2, practices: 1, reports: 2 }, 'reports'],
    [{ nib: 2, practices: 2, reports: 6, permits: 3 }, 'trainings'],
    [{ ...all, months: 0 }, undefined],
  ])('after %j the best next thing is %s', (changes, measure) => {
    expect(readinessOf({ ...none, ...changes }).best?.next?.measure).toBe(measure);
  });

  it('says of every line what is next until it is full', () => {
    for (const line of readinessOf(none).lines) expect(line.next?.points).toBeGreaterThan(0);
    expect(readinessOf(all).lines.map(({ next }) => next)).toEqual(lineIds.map(() => undefined));
  });

  it('counts a record: reports in a row up to now, practices that were accepted', () => {
    const report = (month: string, source: 'form' | 'none') => ({ month, source }) as never;
    const at = new Date(0);
    const record = {
      permits: [
        { kind: 'nib', verified: false },
        { kind: 'halal', verified: true },
      ],
      trainings: [
        { title: 'a', at, practised: true },
        { title: 'b', at, practised: false },
      ],
      visits: [{ topic: 'c', at }],
      reports: [report('2026-08', 'form'), report('2026-10', 'form'), report('2026-11', 'none')],
    };
    expect(measuresOf(record, 7, '2026-11')).toEqual({
      ...{ months: 7, nib: 1, permits: 1, reports: 1, trainings: 2, visits: 1, practices: 1 },
    });
  });
});

describe('ages', () => {
  const now = new Date('2026-11-24T03:00:00Z');
  it('of a business go on from what was said at registration', () => {
    const said = (since: string, registered: string) =>
      businessMonths(
        {
          business: { kind: 'business', category: 'culinary', name: 'x', since },
          registeredAt: new Date(registered),
        },
        now,
      );
    expect(said('under_6_months', '2026-11-20')).toBe(0);
    expect(said('under_6_months', '2026-05-01')).toBe(6);
    expect(said('over_3_years', '2025-11-24')).toBe(47);
    expect(businessMonths(person(3, now), now)).toBeUndefined();
  });

  it.each([
    ['2005-11-24', 21],
    ['2005-11-25', 20],
    ['1990-08-17', 36],
  ])('of a person born on %s', (born, years) => {
    expect(yearsOf(born, '2026-11-24')).toBe(years);
  });
});

describe('requirements', () => {
  const applicant: Applicant = {
    participant: { ...person(1, new Date(0)), steps: {} },
    ...{ measures: none, years: 20, youngest: 21, leastMonths: 6, npwpAbove: 50_000_000 },
  };
  const of = (changes: Partial<Applicant>, id: string) =>
    checkRequirements([id], { ...applicant, ...changes })[0]?.met;

  it('are all understood; one that is not known is to be asked for', () => {
    const found = checkRequirements(productRequirements, applicant);
    expect(found.map(({ id }) => id)).toEqual([...productRequirements]);
    expect(of({}, 'something_new')).toBe('ask');
  });

  it('are held against what is known', () => {
    expect([of({}, 'age_21'), of({ years: 21 }, 'age_21')]).toEqual(['missing', 'met']);
    expect(of({ measures: { ...none, nib: 1 } }, 'nib')).toBe('met');
    expect(of({ measures: { ...none, months: 3, visits: 1 } }, 'business_6_months')).toBe(
      'missing',
    );
    expect(
      of({ measures: { ...none, months: 3, visits: 1 } }, 'business_6_months_or_training'),
    ).toBe('met');
    const young = { measures: { ...none, months: 3 } };
    expect(of(young, 'business_6_months_or_training')).toBe('missing');
    expect(of({ ...young, leastMonths: 3 }, 'business_6_months')).toBe('met');
    expect(of({ measures: { ...none, reports: 2 } }, 'reports_3')).toBe('missing');
    expect(of({ amount: 50_000_000 }, 'npwp_over_50')).toBeUndefined();
    expect([of({ amount: 50_000_001 }, 'npwp_over_50'), of({}, 'npwp_over_50')]).toEqual([
      'ask',
      'ask',
    ]);
    const done = { state: 'done', at: new Date(0), by: 'x' } as const;
    const steps = Object.fromEntries(['P1', 'P2', 'P3', 'P4', 'P5'].map((step) => [step, done]));
    const walked = {
      ...applicant.participant,
      steps: { ...steps, P6: { ...done, state: 'not-needed' as const } },
    };
    expect(of({ participant: walked }, 'steps_1_to_6')).toBe('met');
    expect(of({ participant: { ...walked, steps } }, 'steps_1_to_6')).toBe('missing');
    expect(isForPersons(['cooperative'])).toBe(false);
  });
});

describe('an application', () => {
  it('moves only forward, and ends paid out or refused', () => {
    const reachable = (from: ApplicationState) =>
      applicationStates.filter((to) => canMove(from, to));
    expect(Object.fromEntries(applicationStates.map((state) => [state, reachable(state)]))).toEqual(
      {
        draft: ['submitted'],
        submitted: ['papers_asked', 'approved', 'refused'],
        papers_asked: ['submitted', 'approved', 'refused'],
        approved: ['disbursed', 'refused'],
        ...{ disbursed: [], refused: [] },
      },
    );
    expect(applicationStates.filter(isOver)).toEqual(['disbursed', 'refused']);
  });

  const step = (state: ApplicationState, day: string) => ({
    state,
    day,
    at: new Date(0),
    by: 'chat',
  });
  it.each([
    ['draft', 'submitted', '2026-11-20', undefined, undefined],
    ['draft', 'approved', '2026-11-24', 5, 'not-possible'],
    ['submitted', 'approved', '2026-11-24', undefined, 'no-amount'],
    ['submitted', 'approved', '2026-11-24', 1.5, 'no-amount'],
    ['submitted', 'approved', '2026-11-24', 5, undefined],
    ['submitted', 'refused', '2026-11-25', undefined, 'bad-day'],
    ['submitted', 'refused', '2026-11-22', undefined, 'bad-day'],
    ['submitted', 'refused', '2026-11-23', undefined, undefined],
    ['submitted', 'refused', 'kemarin', undefined, 'bad-day'],
  ] as const)('%s to %s on %s with %s: %s', (from, to, day, amount, fault) => {
    const history = [
      step('draft', '2026-11-24'),
      ...(from === 'draft' ? [] : [step(from, '2026-11-23')]),
    ];
    const next = { state: to, day, ...(amount !== undefined && { amount }) };
    expect(checkMove({ state: from, history }, next, '2026-11-24')).toBe(fault);
  });
});
