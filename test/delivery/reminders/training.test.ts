import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/mongo/use-database.js';
import { failing } from '../../turn/fake-channel.js';
import { given, ReminderProcess, SetClock } from './rig.js';

const fixture = useDatabase();

/** Sari has a seat in a training on Saturday, 5 December 2026, 09.00. */
async function seated(startsAt = '2026-12-05T02:00:00Z') {
  const { database } = fixture;
  await given(database, 'sari');
  const training = {
    _id: 't1',
    title: 'Kemasan Produk',
    topic: '',
    kind: 'pemprov',
    kecamatan: { code: '31.74.01', name: 'Tebet' },
    place: 'Kantor Kecamatan Tebet',
    startsAt: new Date(startsAt),
    endsAt: new Date(Date.parse(startsAt) + 3 * 3_600_000),
    quota: 20,
    narasumber: 'Bu Rina',
    bring: '1 contoh produk',
    task: 'Ganti kemasan satu produk.',
    checkInCode: 'ABC234',
    checkInToken: 'ci-x',
    state: 'open',
    version: 1,
    queue: ['sari'],
    taken: 1,
    createdAt: new Date('2026-11-20T03:00:00Z'),
  };
  await database.trainings.collection.insertOne(training as never);
  await database.enrolments.collection.insertOne({
    _id: 't1:sari',
    trainingId: 't1',
    participantId: 'sari',
    state: 'seated',
    enrolledAt: new Date('2026-11-24T03:00:00Z'),
    version: 1,
  } as never);
  const clock = new SetClock();
  const process = new ReminderProcess(database, clock);
  await process.agenda.changed({ of: 'enrolment', id: 't1:sari' });
  return { database, clock, process };
}

describe('reminders around a training', () => {
  it('say the day as it is when they go out, though the process ran over midnight', async () => {
    const { process, clock } = await seated('2026-12-05T06:00:00Z');
    process.channel.always = failing('unavailable');
    for (const time of ['2026-12-04T03:00:00Z', '2026-12-04T12:30:00Z', '2026-12-04T16:59:00Z']) {
      clock.set(time);
      await process.sweep();
    }
    process.channel.always = () => undefined;
    clock.set('2026-12-04T17:01:00Z');
    await process.sweep();
    expect(process.channel.sent).toEqual([]);
    clock.set('2026-12-05T01:00:00Z');
    for (let look = 0; look < 2; look += 1) await process.sweep();
    const [text = ''] = process.channel.textsTo('1');
    expect(text).toContain('hari ini ada pelatihan');
    expect(process.channel.sent).toHaveLength(1);
  });

  it('are planned a week, a day and two hours before; planning again changes nothing', async () => {
    const { process } = await seated();
    const planned = [
      'training.week planned 2026-11-28 10:00',
      'training.day-before planned 2026-12-04 10:00',
      'training.hours-before planned 2026-12-05 08:00 night',
    ];
    expect(await process.shown()).toEqual(planned);
    const before = await process.rows();
    await process.agenda.changed({ of: 'training', id: 't1' });
    await process.run('reminder-plan');
    expect(await process.rows()).toEqual(before);
  });

  it('ask whether the person comes, and a bare 1 answers', async () => {
    const { process, clock, database } = await seated();
    await process.say('1', 'menu');
    clock.set('2026-12-04T02:59:45Z');
    await process.run('reminders');
    expect(process.queued).toMatchObject([
      { id: 'training.week:t1:sari:sari' },
      { id: 'training.day-before:t1:sari:sari', delayMs: 15_000 },
    ]);
    clock.set('2026-12-04T03:00:00Z');
    await process.sweep();
    const text = process.channel.textsTo('1').at(-1);
    expect(text).toContain('besok ada pelatihan');
    expect(text).toContain('Bisa hadir, Kak?');
    expect(await process.shown(['sent', 'skipped'])).toEqual([
      'training.week skipped 2026-11-28 10:00 past_use',
      'training.day-before sent 2026-12-04 10:00',
    ]);
    await process.say('1', '1');
    const enrolment = await database.enrolments.findById('t1:sari').lean();
    expect(enrolment?.confirmedAt).toEqual(clock.now());
    expect(process.channel.textsTo('1').at(-1)).toContain('kami tunggu');
  });

  it('are called off when the person leaves, and come back with them', async () => {
    const { process, database } = await seated();
    await database.enrolments.updateOne({ _id: 't1:sari' }, { $set: { state: 'cancelled' } });
    await process.agenda.changed({ of: 'enrolment', id: 't1:sari' });
    expect((await process.rows()).map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    await database.enrolments.updateOne({ _id: 't1:sari' }, { $set: { state: 'seated' } });
    await process.agenda.changed({ of: 'enrolment', id: 't1:sari' });
    expect((await process.rows()).map(({ state, version }) => [state, version])).toEqual([
      ['planned', 2],
      ['planned', 2],
      ['planned', 2],
    ]);
  });

  it('move with the training, and what was said is said anew for the new day only', async () => {
    const { process, clock, database } = await seated();
    clock.set('2026-12-04T03:00:00Z');
    await process.sweep();
    await database.trainings.updateOne(
      { _id: 't1' },
      {
        $set: {
          startsAt: new Date('2026-12-10T06:00:00Z'),
          endsAt: new Date('2026-12-10T09:00:00Z'),
        },
      },
    );
    await process.agenda.changed({ of: 'training', id: 't1' });
    expect(await process.shown()).toEqual([
      // A week before the new day is over; it was skipped before.
      'training.week skipped 2026-11-28 10:00 past_use',
      'training.day-before planned 2026-12-09 10:00',
      'training.hours-before planned 2026-12-10 11:00',
    ]);
    const row = (await process.rows())[1];
    expect(row?.history.map(({ what }) => what)).toEqual(['planned', 'sent', 'moved']);
  });

  it('of a job that was queued before a move sends nothing', async () => {
    const { process, clock, database } = await seated();
    await database.trainings.updateOne(
      { _id: 't1' },
      { $set: { startsAt: new Date('2026-12-10T06:00:00Z') } },
    );
    clock.set('2026-12-04T03:00:00Z');
    // Nobody said that it changed: the job finds out.
    await process.send({ id: 'training.day-before:t1:sari:sari', version: 1 });
    expect(process.channel.sent).toEqual([]);
    expect(await process.shown(['planned'])).toContain(
      'training.day-before planned 2026-12-09 10:00',
    );
  });

  it('come only as far as they lie ahead for who enrols late', async () => {
    const { process } = await seated('2026-11-24T09:00:00Z');
    expect(await process.shown()).toEqual(['training.hours-before planned 2026-11-24 14:00']);
  });

  it('of somebody without a way to be reached are skipped, and say so', async () => {
    const { process, clock, database } = await seated();
    await database.contacts.updateOne(
      { _id: 'telegram:1' },
      { $set: { unreachable: { reason: 'blocked' } } },
    );
    clock.set('2026-12-04T03:00:00Z');
    await process.sweep();
    expect(await process.shown(['skipped'])).toContain(
      'training.day-before skipped 2026-12-04 10:00 unreachable',
    );
  });
});
