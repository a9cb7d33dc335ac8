import { describe, expect, it } from '@jest/globals';
import { sumOf, type Entry } from '../../../src/modules/bookkeeping/entry.js';
import {
  isMonth,
  monthName,
  monthsUpTo,
  shiftMonth,
} from '../../../src/modules/bookkeeping/month.js';
import {
  differs,
  figuresOf,
  isLate,
  isReportMissing,
  sourceOf,
  streakOf,
  trendOf,
  type Figures,
  type MonthForm,
} from '../../../src/modules/bookkeeping/report.js';
import { dayOf } from '../../../src/i18n/local-time.js';

const at = new Date('2026-11-24T03:00:00Z');
const entry = (kind: Entry['kind'], amount: number): Entry => ({
  ...{ id: `${kind}${amount}`, participantId: 'p', kind, amount, date: '2026-11-24', at },
});
const form = (revenue: number, spending = 0, customers = 0): MonthForm => ({
  ...{ revenue, spending, customers, at, changedAt: at },
});

describe('months', () => {
  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-03', -14, '2025-01'],
    ['2026-03', 0, '2026-03'],
  ])('%s shifted by %i is %s', (month, by, shifted) => {
    expect(shiftMonth(month, by)).toBe(shifted);
  });

  it('are listed, named and told apart from other texts', () => {
    expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect([monthName('2026-11', 'id'), monthName('2026-08', 'en', 'short')]).toEqual([
      'November 2026',
      'Aug 2026',
    ]);
    expect(['2026-11', '2026-13', '2026-1', 7].map(isMonth)).toEqual([true, false, false, false]);
  });

  it('begin at midnight in Jakarta', () => {
    expect(dayOf(new Date('2026-11-30T16:59:59Z'), 'Asia/Jakarta')).toBe('2026-11-30');
    expect(dayOf(new Date('2026-11-30T17:00:00Z'), 'Asia/Jakarta')).toBe('2026-12-01');
  });
});

describe('figures', () => {
  const totals = sumOf([
    entry('sale', 500),
    entry('sale', 300),
    entry('purchase', 200),
    entry('expense', 700),
  ]);

  it('add entries up, also to a loss', () => {
    expect(totals).toEqual({ revenue: 800, purchases: 200, expenses: 700, sales: 2, entries: 4 });
    expect(figuresOf({ source: 'entries', totals })).toEqual({
      ...{ revenue: 800, purchases: 200, expenses: 700, profit: -100, sales: 2 },
    });
  });

  it('take the form where there are no entries, and a zero for an answer', () => {
    expect(figuresOf({ source: 'form', form: form(0) })).toEqual({
      ...{ revenue: 0, purchases: 0, expenses: 0, profit: 0, customers: 0 },
    });
    expect(figuresOf({ source: 'none', form: form(5) })).toBeUndefined();
  });

  it('let entries win over the form, and keep its customers', () => {
    expect(sourceOf(totals, form(1))).toBe('entries');
    expect(sourceOf({ ...totals, entries: 0 }, form(1))).toBe('form');
    expect(sourceOf(undefined, undefined)).toBe('none');
    expect(figuresOf({ source: 'entries', totals, form: form(9, 9, 40) })).toMatchObject({
      ...{ revenue: 800, customers: 40 },
    });
    const report = { id: 'p:m', participantId: 'p', month: 'm', filedAt: at, late: false, rev: 1 };
    const of = (one: MonthForm) => differs({ ...report, source: 'entries', totals, form: one });
    expect([of(form(800, 900)), of(form(800, 100))]).toEqual([false, true]);
  });
});

describe('the trend', () => {
  const of = (revenue: number): Figures => ({
    revenue,
    purchases: 0,
    expenses: 0,
    profit: revenue,
  });
  it.each([
    [120, 100, { way: 'up', percent: 20 }],
    [80, 100, { way: 'down', percent: 20 }],
    [0, 100, { way: 'down', percent: 100 }],
    [1_000_001, 1_000_000, { way: 'up', percent: 1 }],
    [100, 100, { way: 'same' }],
    [100, 0, { way: 'new' }],
    [100, undefined, { way: 'new' }],
  ])('from %s to %s', (now, before, trend) => {
    expect(trendOf(of(now), before === undefined ? undefined : of(before))).toEqual(trend);
  });
});

describe('in time', () => {
  it.each([
    ['2026-11', '2026-11-05', false],
    ['2026-11', '2026-12-10', false],
    ['2026-11', '2026-12-11', true],
    ['2026-12', '2027-01-10', false],
    ['2026-11', '2027-01-01', true],
  ])('%s filed on %s', (month, day, late) => {
    expect(isLate(month, day)).toBe(late);
  });
});

describe('months in a row', () => {
  it.each([
    [[], '2026-11', 0, 0],
    [['2026-11'], '2026-11', 1, 1],
    [['2026-10'], '2026-11', 1, 1],
    [['2026-09'], '2026-11', 0, 1],
    [['2026-09', '2026-10', '2026-11'], '2026-11', 3, 3],
    [['2026-11', '2026-09', '2026-10', '2026-10'], '2026-11', 3, 3],
    [['2026-08', '2026-09', '2026-10'], '2026-11', 3, 3],
    [['2026-06', '2026-07', '2026-08', '2026-10', '2026-11'], '2026-11', 2, 3],
    [['2025-12', '2026-01', '2026-02'], '2026-02', 3, 3],
    [['2026-11', '2026-12', '2027-01'], '2026-11', 1, 1],
  ])('%j seen in %s', (months, current, running, longest) => {
    expect(streakOf(months, current)).toEqual({ running, longest });
  });
});

describe('the report of the month that ended', () => {
  it.each([
    [[], false],
    [['2026-11'], false],
    [['2026-10'], false],
    [['2026-09'], true],
    [['2026-09', '2026-11'], true],
    [['2026-09', '2026-10'], false],
  ])('with %j in November: missing %s', (months, missing) => {
    expect(isReportMissing(months, '2026-11')).toBe(missing);
  });
});
