import { beforeAll, describe, expect, it } from '@jest/globals';
import { bindActions, type ActionCall } from '../../../src/engine/actions.js';
import { mentoringActions } from '../../../src/modules/mentoring/actions.js';
import { bindMentoring } from '../../../src/modules/mentoring/bind.js';
import { coachActions } from '../../../src/modules/mentoring/coach/actions.js';
import { makePlatform } from '../../support/make-platform.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { person, register } from '../../web/dashboard/people.js';
import { makeCall } from '../support/call.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');
let messages = 0;

/** Runs an action as a contact would: what the conversation says can be anything. */
const run = (name: string, from: string, call: Partial<ActionCall> = {}) => {
  const platform = makePlatform({ database: fixture.database, clock: { now: () => now } });
  const parts = bindMentoring(platform, { reviews: [] });
  const actions = bindActions({ ...mentoringActions, ...coachActions }, parts);
  messages += 1;
  const action = actions[name];
  if (!action) throw new Error(`there is no action ${name}`);
  return action.run(makeCall({ from, now, inboundId: String(messages), ...call }));
};

const meeting = {
  ...{ coachId: 'rina', topic: 'x', durationMinutes: 60, place: { kind: 'call' }, version: 1 },
  ...{ createdAt: now, proposedAt: now },
};

beforeAll(async () => {
  const { database } = fixture;
  const [mine, theirs] = [person(1, now, { coachId: 'rina' }), person(2, now, { coachId: 'dedi' })];
  await register(database, [mine, theirs]);
  const coach = { salutation: 'ibu', kecamatan: [], specialities: [], capacity: 5, people: [] };
  await database.coaches.collection.insertMany([
    { ...coach, _id: 'rina' as never, name: 'Rina', contactIds: ['telegram:rina'] },
    { ...coach, _id: 'dedi' as never, name: 'Dedi', contactIds: ['telegram:dedi'] },
  ]);
  await database.contacts.collection.insertMany([
    { _id: 'telegram:1' as never, channel: 'telegram', address: '1', participantId: mine.id },
    { _id: 'telegram:2' as never, channel: 'telegram', address: '2', participantId: theirs.id },
  ]);
  const proposed = { ...meeting, state: 'proposed', proposedBy: 'coach' };
  const held = { ...meeting, state: 'confirmed', proposedBy: 'coach' };
  await database.mentoringSessions.collection.insertMany([
    {
      ...proposed,
      _id: 'ahead' as never,
      participantId: mine.id,
      at: new Date('2026-11-26T03:00:00Z'),
    },
    { ...held, _id: 'over' as never, participantId: mine.id, at: new Date('2026-11-23T03:00:00Z') },
  ]);
});

/** A conversation that claims to be a coach's. */
const claims = { coach: true, coachId: 'rina', registered: true, id: 'p0001' };

describe('what coaches do', () => {
  const vars = {
    ...{ sessionId: 'over', sessionVersion: 1, personId: 'p0001', noteText: 'catatan' },
    ...{ resultDone: 'semua', resultNext: 'lanjut', practised: 'yes', reason: 'pindah' },
    ...{ topic: 'kemasan', date: '2026-11-27', time: '10:00', place: 'call' },
    ...{ backOn: '2026-12-07', days: ['mon'], from: '09:00', until: '16:00' },
    ...{ reviewName: 'permit/p0001.nib', reviewPerson: 'p0001', reviewWords: 'perbaiki' },
  };
  it.each([
    ['coach.open', 'stranger'],
    ['coach.load', 'gone'],
    ['coach.confirm', 'void'],
    ['coach.decline', 'void'],
    ['coach.cancel', 'void'],
    ['coach.move', 'void'],
    ['coach.report', 'void'],
    ['coach.mayRecord', 'void'],
    ['coach.record', 'void'],
    ['coach.hasPeople', 'none'],
    ['coach.hasSessions', 'none'],
    ['coach.hasUnwritten', 'none'],
    ['coach.hasReviews', 'none'],
    ['coach.openPerson', 'gone'],
    ['coach.propose', 'gone'],
    ['coach.note', 'gone'],
    ['coach.handOver', 'gone'],
    ['coach.decide', 'gone'],
    ['coach.personOfSession', 'gone'],
    ['coach.pause', 'stranger'],
    ['coach.resume', 'stranger'],
    ['coach.setHours', 'stranger'],
    ['coach.clearHours', 'stranger'],
  ])('%s is not for a participant who claims to be one', async (name, outcome) => {
    expect((await run(name, '1', { vars, person: claims })).outcome).toBe(outcome);
  });

  it.each([
    ['coach.load', 'gone'],
    ['coach.confirm', 'void'],
    ['coach.record', 'void'],
    ['coach.report', 'void'],
    ['coach.openPerson', 'gone'],
    ['coach.propose', 'gone'],
    ['coach.note', 'gone'],
    ['coach.handOver', 'gone'],
    ['coach.decide', 'gone'],
  ])('%s is not for the coach of somebody else', async (name, outcome) => {
    expect((await run(name, 'dedi', { vars, person: claims })).outcome).toBe(outcome);
  });

  it('lists their own participants only, and notes who looked at whom', async () => {
    const { options } = await run('coach.people', 'rina');
    expect(options?.map(({ id }) => id)).toEqual(['p0001', 'back']);
    const shown = await run('coach.openPerson', 'rina', { vars });
    expect(shown.set).toMatchObject({ personPhone: '0812-****-1234' });
    expect(JSON.stringify(shown.set)).not.toContain('812000012');
    const [line] = await fixture.database.auditLog.find({ by: 'coach:rina' }).lean();
    expect(line).toMatchObject({ action: 'coach opened participant', subject: 'p0001' });
  });
});

describe('what participants do', () => {
  const vars = { sessionId: 'ahead', sessionVersion: 1, reason: 'x', newDate: '2026-11-27' };
  it.each([
    ['mentoring.load', 'gone'],
    ['mentoring.confirm', 'void'],
    ['mentoring.decline', 'void'],
    ['mentoring.cancel', 'void'],
    ['mentoring.move', 'void'],
    ['mentoring.agree', 'void'],
    ['mentoring.rate', 'void'],
  ])('%s is not for another participant', async (name, outcome) => {
    const call = { vars: { ...vars, newTime: '10:00', stars: 1 }, person: claims };
    expect((await run(name, '2', call)).outcome).toBe(outcome);
  });

  it('is not for somebody unknown', async () => {
    expect((await run('mentoring.open', '9', { person: claims })).outcome).toBe('guest');
  });

  it('confirms once, however often the message comes; an older view is void', async () => {
    const call = { vars, inboundId: 'same' };
    expect((await run('mentoring.confirm', '1', call)).outcome).toBe('confirmed');
    expect((await run('mentoring.confirm', '1', call)).outcome).toBe('confirmed');
    expect((await run('mentoring.confirm', '1', { vars })).outcome).toBe('void');
    const [session] = await fixture.database.mentoringSessions.find({ _id: 'ahead' }).lean();
    expect(session).toMatchObject({ state: 'confirmed', version: 2 });
    const participant = await fixture.database.participants.findById('p0001').lean();
    expect(participant?.steps).toMatchObject({ P3: { state: 'running' } });
  });
});
