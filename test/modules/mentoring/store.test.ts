import { describe, expect, it } from '@jest/globals';
import type { Coach } from '../../../src/modules/coaches/coach.js';
import type { MentoringSession } from '../../../src/modules/mentoring/session.js';
import { caseloadStore } from '../../../src/modules/mentoring/store/caseload.js';
import { coachStore } from '../../../src/modules/coaches/store/coaches.js';
import {
  calendarStore,
  forgetMentoring,
  mentoringStore,
} from '../../../src/modules/mentoring/store/meetings.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at } from '../../store/make-session.js';

const fixture = useDatabase();

const coach = (id: string, rest: Partial<Coach> = {}): Coach => ({
  ...{ id, name: id, salutation: 'kak', kecamatan: [], specialities: [], capacity: 2 },
  ...{ contactIds: [], ...rest },
});

const session = (id: string, rest: Partial<MentoringSession> = {}): MentoringSession => ({
  ...{ id, participantId: 'sari', coachId: 'rina', topic: 'kemasan', at: at(60) },
  ...{ durationMinutes: 60, place: { kind: 'call' }, state: 'proposed', proposedBy: 'coach' },
  ...{ version: 1, createdAt: at(0), proposedAt: at(0) },
  ...rest,
});

const addPerson = (id: string, coachId?: string) =>
  fixture.database.participants.collection.insertOne({
    _id: id as never,
    ...(coachId !== undefined && { coachId }),
  });

describe('coaches', () => {
  it('go with no more people than they have places, however many come at once', async () => {
    const coaches = coachStore(fixture.database);
    await coaches.create(coach('rina'));
    const people = ['a', 'b', 'c', 'd', 'e'];
    const taken = await Promise.all(people.map((id) => coaches.takePlace(coach('rina'), id)));
    expect(taken.filter(Boolean)).toHaveLength(2);
    expect((await coaches.loads())[0]?.load).toBe(2);
    const inside = people[taken.indexOf(true)] ?? '';
    expect(await coaches.takePlace(coach('rina'), inside)).toBe(true);
    await coaches.leavePlace('rina', inside);
    expect(await coaches.takePlace(coach('rina'), 'late')).toBe(true);
    expect(await coaches.takePlace(coach('rina', { capacity: 0 }), 'x')).toBe(false);
  });

  it('are given once: of two at the same time one wins', async () => {
    const coaches = coachStore(fixture.database);
    await addPerson('one');
    const given = await Promise.all([
      coaches.assign('one', undefined, 'rina'),
      coaches.assign('one', undefined, 'dedi'),
    ]);
    expect(given.filter(Boolean)).toHaveLength(1);
    const now = given[0] ? 'rina' : 'dedi';
    expect(await coaches.assign('one', undefined, now)).toBe(true);
    expect(await coaches.assign('one', 'somebody', 'else')).toBe(false);
    expect(await coaches.assign('one', now, 'wati')).toBe(true);
  });

  it('join by an invitation that works for one contact, until it expires', async () => {
    const coaches = coachStore(fixture.database);
    await coaches.create(coach('joins'));
    await coaches.create(coach('other', { contactIds: ['telegram:7'] }));
    await coaches.invite({ id: 'co:x', coachId: 'joins', expiresAt: at(100) });
    expect(await coaches.useInvitation('co:x', 'telegram:7', at(101))).toBeUndefined();
    const used = await Promise.all([
      coaches.useInvitation('co:x', 'telegram:7', at(1)),
      coaches.useInvitation('co:x', 'telegram:8', at(1)),
    ]);
    expect(used.filter(Boolean)).toHaveLength(1);
    const winner = used.find(Boolean)?.usedBy ?? '';
    expect(await coaches.useInvitation('co:x', winner, at(2))).toMatchObject({ coachId: 'joins' });
    await coaches.join('joins', 'telegram:7', at(3));
    await coaches.join('joins', 'telegram:7', at(9));
    expect(await coaches.ofContact('telegram:7')).toMatchObject({ id: 'joins', joinedAt: at(3) });
    expect((await coaches.find('other'))?.contactIds).toEqual([]);
    expect(await coaches.useInvitation('co:none', 'telegram:7', at(1))).toBeUndefined();
  });

  it('keep what is changed of them, and lose what is taken out', async () => {
    const coaches = coachStore(fixture.database);
    await coaches.create(coach('changes', { pausedUntil: at(5) }));
    await coaches.create(coach('changes', { name: 'second' }));
    await coaches.change('changes', { pausedUntil: undefined, kecamatan: ['31.74.01'] });
    expect(await coaches.find('changes')).toEqual(coach('changes', { kecamatan: ['31.74.01'] }));
  });
});

describe('meetings', () => {
  it('change only as they were seen, and are created once', async () => {
    const store = mentoringStore(fixture.database);
    const first = await store.create(session('m1'));
    expect(await store.create(session('m1', { topic: 'lain' }))).toEqual(first);
    const changed = await Promise.all([
      store.change(first, { state: 'confirmed', confirmedAt: at(1) }),
      store.change(first, { state: 'declined' }),
    ]);
    const [after] = changed.filter((one) => one !== undefined);
    expect(changed.filter((one) => one !== undefined)).toHaveLength(1);
    expect(after?.version).toBe(2);
    const moved = await store.change({ id: 'm1', version: 2 }, { confirmedAt: undefined });
    expect(moved).not.toHaveProperty('confirmedAt');
    expect(await store.ofParticipant('sari')).toHaveLength(1);
    expect(await store.ofCoach('rina', ['cancelled'])).toEqual([]);
  });

  it('take nobody twice at once', async () => {
    const calendars = calendarStore(fixture.database);
    const slot = (id: string, from: number, to: number) => ({
      session: id,
      from: at(from),
      to: at(to),
    });
    const take = (id: string, from: number, to: number) =>
      calendars.take('coach:busy', slot(id, from, to), at(0));
    const both = await Promise.all([take('a', 60, 120), take('b', 90, 150)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const winner = both[0] ? 'a' : 'b';
    const [from, to] = both[0] ? [60, 120] : [90, 150];
    // The same again is nothing new; next to it is free; the same meeting may move over itself.
    expect(await take(winner, from, to)).toBe(true);
    expect(await take('next', to, to + 60)).toBe(true);
    expect(await take('across', from - 10, from + 10)).toBe(false);
    expect(await take(winner, from - 30, to - 30)).toBe(true);
    await calendars.free('coach:busy', winner, { keep: at(from - 30) });
    expect(await take('later', to - 30, to)).toBe(true);
    await calendars.free('coach:busy', winner);
    expect(await take('across', from - 10, from + 10)).toBe(true);
    await calendars.free('coach:busy', 'across', { only: at(from - 10) });
    expect(await take('again', from - 10, from + 10)).toBe(true);
  });

  it('are all taken where many come at once, on the first day too', async () => {
    const calendars = calendarStore(fixture.database);
    for (const owner of ['coach:new', 'coach:newer', 'participant:new'] as const) {
      const hours = Array.from({ length: 10 }, (_, n) => n * 60);
      const taken = await Promise.all(
        hours.map((from) => {
          const slot = { session: `${owner} ${from}`, from: at(from), to: at(from + 60) };
          return calendars.take(owner, slot, at(0));
        }),
      );
      expect(taken).toEqual(hours.map(() => true));
    }
  });

  it('leave nothing of a participant who is forgotten', async () => {
    const { database } = fixture;
    await addPerson('lia', 'rina');
    const coaches = coachStore(database);
    await coaches.create(coach('forgets'));
    await coaches.takePlace(coach('forgets'), 'lia');
    await mentoringStore(database).create(
      session('m9', { participantId: 'lia', coachId: 'forgets' }),
    );
    const calendars = calendarStore(database);
    const slot = { session: 'm9', from: at(60), to: at(120) };
    await calendars.take('coach:forgets', slot, at(0));
    await calendars.take('participant:lia', slot, at(0));
    const note = { id: 'n', coachId: 'forgets', participantId: 'lia', text: 'x', at: at(1) };
    await caseloadStore(database).note(note);
    await forgetMentoring(database)('lia');
    await forgetMentoring(database)('lia');
    expect(await mentoringStore(database).find('m9')).toBeUndefined();
    expect(await caseloadStore(database).lastNote('forgets', 'lia')).toBeUndefined();
    expect((await coaches.loads()).find((one) => one.coach.id === 'forgets')?.load).toBe(0);
    expect(await calendars.take('coach:forgets', { ...slot, session: 'new' }, at(0))).toBe(true);
  });
});

describe('the people of a coach', () => {
  it('come with when they were seen and met, the longest unmet first', async () => {
    const { database } = fixture;
    const people = caseloadStore(database);
    for (const id of ['p1', 'p2', 'p3']) await addPerson(id, 'sees');
    await addPerson('stranger', 'else');
    await database.contacts.collection.insertOne({
      _id: 'telegram:p1' as never,
      participantId: 'p1',
    });
    await database.sessions.collection.insertOne({
      _id: 'telegram:p1' as never,
      lastInboundAt: at(50),
    });
    await mentoringStore(database).create(
      session('done', { participantId: 'p1', coachId: 'sees', state: 'done', at: at(40) }),
    );
    const note = { coachId: 'sees', participantId: 'p2', text: 'telepon', at: at(30) };
    await people.note({ id: 'a', ...note });
    await people.note({ id: 'b', ...note, participantId: 'p3', from: 'dedi', at: at(45) });
    const found = await people.list('sees', 10);
    expect(found.map(({ participant, seenAt, metAt }) => [participant.id, seenAt, metAt])).toEqual([
      ['p3', undefined, undefined],
      ['p2', undefined, at(30)],
      ['p1', at(50), at(40)],
    ]);
    expect(await people.count('sees')).toBe(3);
    expect(await people.gaveUp('p3')).toEqual(['dedi']);
  });
});
