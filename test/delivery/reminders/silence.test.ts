import { expect, it } from '@jest/globals';
import { useDatabase } from '../../support/mongo/use-database.js';
import { given, ReminderProcess, SetClock } from './rig.js';

const fixture = useDatabase();

it('asks somebody who fell silent in the middle once, gently, and finds the question where it was', async () => {
  const { database } = fixture;
  await given(database, 'sari');
  const clock = new SetClock();
  const process = new ReminderProcess(database, clock);
  await process.say('1', 'IZIN');
  await process.say('1', '1');
  const open = process.channel.textsTo('1').at(-1) ?? '';
  // A day later is the same hour; the sweep plans it in the days before it is due.
  clock.set('2026-11-25T02:00:00Z');
  await process.run('reminder-plan');
  expect(await process.shown(['planned'])).toEqual(['silence.flow planned 2026-11-25 10:00']);
  clock.set('2026-11-25T03:00:00Z');
  await process.sweep();
  await process.sweep();
  const asked = process.channel.textsTo('1').at(-1) ?? '';
  expect(asked).toContain('masih tersimpan');
  expect(asked.length).toBeGreaterThan(open.length / 2);
  expect(await process.shown(['sent'])).toEqual(['silence.flow sent 2026-11-25 10:00']);
  const before = process.channel.sent.length;
  clock.set('2026-11-26T03:00:00Z');
  await process.run('reminder-plan');
  await process.sweep();
  expect(process.channel.sent).toHaveLength(before);
  await process.say('1', '1');
  expect(process.channel.textsTo('1').at(-1)).not.toBe(asked);
});
