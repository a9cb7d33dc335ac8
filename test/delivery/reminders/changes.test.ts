import { beforeEach, describe, expect, it } from '@jest/globals';
import { keepSteps } from '../../../src/modules/people/keep-steps.js';
import { calendarStore } from '../../../src/modules/calendar/store.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { given, givenSeat, ReminderProcess, SetClock } from './rig.js';

const fixture = useDatabase();
let clock: SetClock;
let process: ReminderProcess;

/** Sari has a seat on Saturday, 12 December 2026, 13.00, and has been at her permits since 28 October. */
beforeEach(async () => {
  const { database } = fixture;
  await given(database, 'sari');
  await givenSeat(database);
  const P4 = { state: 'running', at: new Date('2026-10-28T03:00:00Z'), by: 'chat' };
  await database.participants.updateOne({ _id: 'sari' }, { $set: { steps: { P4 } } });
  clock = new SetClock();
  process = new ReminderProcess(database, clock);
  await process.agenda.changed({ of: 'enrolment', id: 't1:sari' });
  await process.agenda.changed({ of: 'participant', id: 'sari' });
});

const planned = [
  'step.stuck planned 2026-11-27 10:00',
  'training.week planned 2026-12-05 10:00',
  'training.day-before planned 2026-12-11 10:00',
  'training.hours-before planned 2026-12-12 11:00',
];
const [stuck, ...ofTraining] = planned;

describe('what is due follows at once', () => {
  it('STOP: nudges are skipped, what was agreed to stays; START brings them back', async () => {
    expect(await process.shown()).toEqual(planned);
    await process.say('1', 'STOP');
    expect(await process.shown()).toEqual([
      'step.stuck skipped 2026-11-27 10:00 stopped',
      ...ofTraining,
    ]);
    await process.run('reminder-participants');
    expect(await process.shown(['planned'])).toEqual(ofTraining);
    await process.say('1', 'START');
    expect(await process.shown()).toEqual(planned);
    const [row] = await process.rows();
    expect(row?.history.map(({ what, why }) => why ?? what)).toEqual([
      'planned',
      'stopped',
      'planned',
    ]);
  });

  it('a step that is finished: nobody is asked whether they are stuck', async () => {
    const { database } = fixture;
    const steps = keepSteps({ database, agenda: process.agenda });
    await steps.markStep('sari', 'P4', { state: 'done', at: clock.now(), by: 'chat' });
    expect(await process.shown()).toEqual([stuck?.replace('planned', 'cancelled'), ...ofTraining]);
  });

  it('a person who is deleted: nothing is due any more, and nothing comes back', async () => {
    const { database } = fixture;
    for (const model of ['enrolments', 'participants', 'contacts'] as const)
      await database[model].collection.deleteMany({});
    for (const { subject } of await process.rows()) {
      const [of = '', ...id] = subject.split(':');
      await process.agenda.changed({ of: of as 'enrolment', id: id.join(':') });
    }
    expect(await process.shown(['planned', 'sending'])).toEqual([]);
    await process.run('reminder-plan');
    await process.run('reminder-participants');
    expect(await process.shown(['planned', 'sending'])).toEqual([]);
  });

  it('a holiday that the office adds, and takes out again', async () => {
    const calendar = calendarStore(fixture.database);
    const id = 'holiday:2026-12-11';
    const closing = {
      id,
      kind: 'holiday',
      from: '2026-12-11',
      to: '2026-12-11',
      name: 'Libur',
    } as const;
    await calendar.add(closing, 'ana', clock.now());
    clock.set('2026-12-04T04:00:00Z');
    await process.run('reminder-plan');
    expect(await process.shown()).toEqual(
      planned.map((line) =>
        line.replace('planned 2026-12-11 10:00', 'planned 2026-12-10 10:00 holiday'),
      ),
    );
    await calendar.remove(id, 'ana', clock.now());
    clock.set('2026-12-04T05:00:00Z');
    await process.run('reminder-plan');
    expect(await process.shown()).toEqual(planned);
    const before = await process.rows();
    await process.run('reminder-plan');
    expect(await process.rows()).toEqual(before);
  });

  it('a person who lives two hours ahead: two hours before is in their evening, not after it', async () => {
    const { database } = fixture;
    await database.participants.updateOne({ _id: 'sari' }, { $set: { tags: ['WIT'] } });
    // Seven in the morning in Jakarta, nine in Jayapura: two hours before is seven there.
    const startsAt = new Date('2026-12-12T00:00:00Z');
    await database.trainings.updateOne({ _id: 't1' }, { $set: { startsAt } });
    await process.agenda.changed({ of: 'training', id: 't1' });
    expect(await process.shown()).toContain('training.hours-before planned 2026-12-12 06:00 night');
    clock.set('2026-12-11T23:00:30Z');
    await process.send({ id: 'training.hours-before:t1:sari:sari', version: 2 });
    expect(process.channel.textsTo('1').at(-1)).toContain('hari ini pukul 07.00 WIB');
  });
});
