import { describe, expect, it } from '@jest/globals';
import { rankCoaches } from '../../../src/modules/coaches/choose-coach.js';
import type { Coach, CoachLoad } from '../../../src/modules/coaches/coach.js';
import { maskPhone, stepOf } from '../../../src/modules/mentoring/coach/people-actions.js';
import { readHours } from '../../../src/modules/mentoring/coach/leave-actions.js';
import { judgeTime } from '../../../src/modules/mentoring/judge-time.js';
import { momentOf, wallClockAt, writeClock } from '../../../src/i18n/local-time.js';
import { mayAct, type Act } from '../../../src/modules/mentoring/may-act.js';
import { countNoShows, isLive, nextThing } from '../../../src/modules/mentoring/next-thing.js';
import type {
  MentoringSession,
  SessionState,
  Side,
} from '../../../src/modules/mentoring/session.js';

const jakarta = 'Asia/Jakarta';
const now = new Date('2026-11-24T03:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

const coach = (id: string, rest: Partial<Coach> = {}, load = 0): CoachLoad => ({
  coach: {
    ...{ id, name: id, salutation: 'kak', kecamatan: ['31.74.01'], specialities: [] },
    ...{ capacity: 10, contactIds: [`telegram:${id}`] },
    ...rest,
  },
  load,
});

describe('which coach', () => {
  const seeker = { kecamatan: '31.74.01', category: 'culinary' };
  it.each<[string, CoachLoad[], string[]]>([
    ['nobody', [], []],
    [
      'the kecamatan before the city',
      [coach('a', { kecamatan: ['31.74.02'] }), coach('b')],
      ['b', 'a'],
    ],
    [
      'the city before anywhere',
      [coach('a', { kecamatan: [] }), coach('b', { kecamatan: ['31.74.09'] })],
      ['b', 'a'],
    ],
    ['not another city', [coach('a', { kecamatan: ['31.71.01'] })], []],
    ['who knows the field', [coach('a'), coach('b', { specialities: ['culinary'] })], ['b', 'a']],
    [
      'the kecamatan before the field',
      [coach('a', { kecamatan: ['31.74.02'], specialities: ['culinary'] }), coach('b')],
      ['b', 'a'],
    ],
    [
      'the smaller share of places',
      [coach('a', {}, 3), coach('b', { capacity: 100 }, 20)],
      ['b', 'a'],
    ],
    ['by id among equals', [coach('b'), coach('a')], ['a', 'b']],
    ['not who is full', [coach('a', { capacity: 2 }, 2), coach('b')], ['b']],
    ['not who has not joined', [coach('a', { contactIds: [] })], []],
    ['not who is on leave', [coach('a', { pausedUntil: hours(1) })], []],
    ['who is back from leave', [coach('a', { pausedUntil: now })], ['a']],
    ['not who is out of the question', [coach('a'), coach('gone')], ['a']],
  ])('%s', (_, candidates, ids) => {
    const ranked = rankCoaches(seeker, candidates, now, ['gone']);
    expect(ranked.map(({ id }) => id)).toEqual(ids);
  });
});

describe('which times', () => {
  const at = (text: string) => new Date(`${text}+07:00`);
  const weekdays = { days: [1, 2, 3, 4, 5], from: '09:00', to: '16:00' };
  it.each<[string, Side, Partial<Coach>, string]>([
    ['2026-11-24T10:00', 'participant', {}, 'past'],
    ['2026-11-24T10:30', 'participant', {}, 'soon'],
    ['2026-11-24T11:00', 'participant', {}, 'fine'],
    ['2027-01-23T10:00', 'participant', {}, 'fine'],
    ['2027-01-23T10:01', 'participant', {}, 'far'],
    ['2026-11-25T06:59', 'participant', {}, 'night'],
    ['2026-11-25T07:00', 'participant', {}, 'fine'],
    ['2026-11-25T20:00', 'participant', {}, 'fine'],
    ['2026-11-25T20:01', 'participant', {}, 'night'],
    ['2026-11-25T23:30', 'coach', {}, 'night'],
    ['2026-11-25T08:59', 'participant', { availability: weekdays }, 'outside'],
    ['2026-11-25T09:00', 'participant', { availability: weekdays }, 'fine'],
    ['2026-11-25T15:00', 'participant', { availability: weekdays }, 'fine'],
    ['2026-11-25T15:01', 'participant', { availability: weekdays }, 'outside'],
    ['2026-11-28T10:00', 'participant', { availability: weekdays }, 'outside'],
    ['2026-11-28T10:00', 'coach', { availability: weekdays }, 'fine'],
    ['2026-11-30T10:00', 'participant', { pausedUntil: at('2026-12-01T00:00') }, 'away'],
    ['2026-11-30T10:00', 'coach', { pausedUntil: at('2026-12-01T00:00') }, 'fine'],
    ['2026-12-01T10:00', 'participant', { pausedUntil: at('2026-12-01T00:00') }, 'fine'],
  ])('%s by the %s, %j: %s', (text, by, rest, verdict) => {
    expect(judgeTime({ at: at(text), minutes: 60, by }, rest, now, jakarta)).toBe(verdict);
  });
});

describe('the wall clock', () => {
  it.each([
    ['Asia/Jakarta', '2026-12-01', '14:30', '2026-12-01T07:30:00.000Z', '14.30 WIB'],
    ['Asia/Makassar', '2026-12-01', '00:15', '2026-11-30T16:15:00.000Z', '00.15 WITA'],
    ['Asia/Jayapura', '2026-12-31', '23:59', '2026-12-31T14:59:00.000Z', '23.59 WIT'],
  ])('of %s: %s %s is %s', (timeZone, date, time, moment, written) => {
    expect(momentOf(date, time, timeZone).toISOString()).toBe(moment);
    expect(wallClockAt(new Date(moment), timeZone)).toMatchObject({ date, time });
    expect(writeClock(new Date(moment), timeZone)).toBe(written);
  });
  it('keeps to a zone that changes its clock', () => {
    expect(momentOf('2027-03-28', '12:00', 'Europe/Berlin').toISOString()).toBe(
      '2027-03-28T10:00:00.000Z',
    );
    expect(momentOf('2027-03-27', '12:00', 'Europe/Berlin').toISOString()).toBe(
      '2027-03-27T11:00:00.000Z',
    );
  });
});

const session = (rest: Partial<MentoringSession> = {}): MentoringSession => ({
  ...{ id: 'm', participantId: 'sari', coachId: 'rina', topic: 'kemasan', at: hours(24) },
  ...{ durationMinutes: 60, place: { kind: 'call' }, state: 'proposed', proposedBy: 'coach' },
  ...{ version: 1, createdAt: now, proposedAt: now },
  ...rest,
});

describe('who may do what', () => {
  const result = { done: 'x', next: 'y', practised: true, at: now, by: 'rina' };
  const cases: [SessionState, number, Side, Act[]][] = [
    // Proposed by the coach, ahead: the participant answers, either side moves.
    ['proposed', 24, 'participant', ['confirm', 'decline', 'move', 'cancel']],
    ['proposed', 24, 'coach', ['move', 'cancel']],
    ['proposed', -1, 'participant', ['decline', 'move', 'cancel']],
    ['confirmed', 24, 'participant', ['move', 'cancel']],
    ['confirmed', 24, 'coach', ['move', 'cancel']],
    ['confirmed', -0.1, 'coach', ['record']],
    ['confirmed', -0.5, 'coach', ['record', 'report']],
    ['confirmed', -0.5, 'participant', ['report']],
    ['declined', 24, 'participant', []],
    ['cancelled', 24, 'coach', []],
    ['no_show', -2, 'coach', ['record']],
    ['no_show', -2, 'participant', []],
    ['done', -2, 'participant', ['agree', 'rate']],
    ['done', -2, 'coach', []],
  ];
  const all: Act[] = ['confirm', 'decline', 'move', 'cancel', 'record', 'report', 'agree', 'rate'];
  it.each(cases)('%s, %d h ahead, the %s', (state, ahead, side, may) => {
    const one = session({ state, at: hours(ahead), ...(state === 'done' && { result }) });
    expect(all.filter((act) => mayAct(one, side, act, now))).toEqual(may);
  });
  it('nobody agrees or rates twice', () => {
    const one = session({
      ...{ state: 'done', at: hours(-2), rating: { stars: 5, at: now } },
      result: { ...result, confirmed: { agrees: true, at: now } },
    });
    expect(all.filter((act) => mayAct(one, 'participant', act, now))).toEqual([]);
  });
});

describe('the one thing that comes first', () => {
  const one = (id: string, rest: Partial<MentoringSession>) => session({ id, ...rest });
  const upcoming = one('upcoming', { state: 'confirmed', at: hours(3) });
  const pending = one('pending', { proposedBy: 'participant', at: hours(2) });
  const answer = one('answer', { at: hours(48) });
  const past = one('past', { state: 'confirmed', at: hours(-3) });
  const begun = one('begun', { state: 'confirmed', at: hours(-0.2) });
  const missed = one('missed', { state: 'no_show', at: hours(-5) });
  const expired = one('expired', { at: hours(-1) });
  const written = one('written', {
    ...{ state: 'done', at: hours(-4) },
    result: { done: 'x', next: 'y', practised: false, at: now, by: 'rina' },
  });
  it.each<[MentoringSession[], string, string | undefined]>([
    [[], 'none', undefined],
    [[expired], 'none', undefined],
    [[pending, upcoming, past, written, answer], 'answer', 'answer'],
    [[pending, upcoming, past, written], 'result', 'written'],
    [[pending, upcoming, past], 'past', 'past'],
    [[pending, upcoming], 'upcoming', 'upcoming'],
    [[begun], 'upcoming', 'begun'],
    [[pending, missed], 'pending', 'pending'],
    [[missed], 'missed', 'missed'],
    [[missed, one('later', { state: 'declined', at: hours(-1) })], 'none', undefined],
    [[one('second', { at: hours(9) }), one('first', { at: hours(8) })], 'answer', 'first'],
  ])('case %#', (sessions, thing, id) => {
    const next = nextThing(sessions, 'participant', now);
    expect([next.thing, next.session?.id]).toEqual([thing, id]);
  });
  it('counts what takes time, and what did not come about', () => {
    expect([upcoming, pending, past, missed, expired].map((each) => isLive(each, now))).toEqual([
      ...[true, true, false, false, false],
    ]);
    expect(
      countNoShows([missed, past, one('b', { state: 'no_show', coachId: 'dedi' })], 'rina'),
    ).toBe(1);
  });
});

describe('what a coach sees', () => {
  it.each([
    ['+6281200001234', '0812-****-1234'],
    ['+628123456789', '0812-****-6789'],
  ])('masks %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
  it('names the first step that is not done', () => {
    const at = now;
    const done = { state: 'done', at, by: 'chat' } as const;
    expect(stepOf({ steps: { P1: done } })).toBe('P2');
    expect(stepOf({ steps: { P1: done, P2: { ...done, state: 'not-needed' } } })).toBe('P3');
  });
  it.each<[unknown, unknown, unknown, unknown]>([
    [['wed', 'mon'], '09:00', '16:00', { days: [1, 3], from: '09:00', to: '16:00' }],
    [['mon'], '16:00', '09:00', undefined],
    [['mon'], '09:00', '09:00', undefined],
    [[], '09:00', '16:00', undefined],
    ['mon', '09:00', '16:00', undefined],
  ])('reads hours %j %s-%s', (days, from, to, hoursRead) => {
    expect(readHours(days, from, to)).toEqual(hoursRead);
  });
});
