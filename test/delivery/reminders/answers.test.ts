import { afterEach, expect, describe, it } from '@jest/globals';
import type { Input } from '../../../src/engine/types.js';
import { FakeChannel } from '../../turn/fake-channel.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { given, givenSeat, ReminderProcess, SetClock } from './rig.js';

const fixture = useDatabase();
let running: ReminderProcess | undefined;
afterEach(() => running?.conversations.stop());

const text = (words: string): Input => ({ type: 'text', text: words });
let inbounds = 0;

/** Sari is asked "bisa hadir?" in the middle of her permits, on a channel of hers. */
async function asked(name: 'telegram' | 'whatsapp') {
  const { database } = fixture;
  await given(database, 'sari');
  // Her conversation, on the channel.
  for (const { collection } of [database.contacts, database.sessions]) {
    const known = await collection.findOne({ _id: 'telegram:1' as never });
    await collection.deleteMany({});
    await collection.insertOne({
      ...known,
      _id: `${name}:7`,
      channel: name,
      address: '7',
    } as never);
  }
  await givenSeat(database);
  const clock = new SetClock();
  const capabilities = { ...new FakeChannel().capabilities, buttons: name === 'telegram' };
  const channel = Object.assign(new FakeChannel(), { name, capabilities });
  const process = new ReminderProcess(database, clock, { channel });
  running = process;
  const say = async (...inputs: Input[]) => {
    for (const input of inputs) {
      inbounds += 1;
      const id = `a-${inbounds}`;
      await process.conversations.deliver({
        channel: name,
        address: '7',
        id,
        at: clock.now(),
        input,
      });
      await process.conversations.settled();
    }
  };
  await say(text('/izin'));
  const ids = () => channel.sent.at(-1)?.message.choices?.options.map(({ id }) => id);
  const open = ids();
  expect(open).toBeDefined();
  await process.agenda.changed({ of: 'enrolment', id: 't1:sari' });
  clock.set('2026-12-11T03:00:00Z');
  await process.sweep();
  expect(channel.textsTo('7').at(-1)).toContain('Bisa hadir, Kak?');
  const said = () => channel.textsTo('7').join('\n');
  const place = () => database.enrolments.findById('t1:sari').lean();
  const sent = () => channel.sent;
  return {
    say,
    said,
    sent,
    place,
    open,
    ids,
    clock,
    last: () => channel.textsTo('7').at(-1) ?? '',
  };
}

const answers: [string, 'confirmed' | 'cancelled'][] = [
  ['1', 'confirmed'],
  ['bisa', 'confirmed'],
  ['hadir', 'confirmed'],
  ['insyaallah', 'confirmed'],
  ['insya Allah bisa kak', 'confirmed'],
  ['ok siap', 'confirmed'],
  ['2', 'cancelled'],
  ['ga bisa kak', 'cancelled'],
  ['maaf berhalangan', 'cancelled'],
];

describe.each(['telegram', 'whatsapp'] as const)(
  '"bisa hadir?" over another question, on %s',
  (name) => {
    it.each(answers)('%s', async (words, outcome) => {
      const { say, place, ids, open } = await asked(name);
      await say(text(words));
      const enrolment = await place();
      expect(enrolment?.state).toBe(outcome === 'confirmed' ? 'seated' : 'cancelled');
      expect(enrolment?.confirmedAt !== undefined).toBe(outcome === 'confirmed');
      // The question that was open comes again.
      expect(ids()).toEqual(open);
    });
  },
);

describe('"bisa hadir?"', () => {
  it('is answered by its button, pressed late at night', async () => {
    const { say, place, said, clock, sent } = await asked('telegram');
    const { question = 0, options } = sent().at(-1)?.message.choices ?? {};
    expect(options?.map(({ id }) => id)).toEqual(['coming', 'not_coming']);
    clock.set('2026-12-11T18:00:00Z');
    await say({ type: 'choice', question, choice: 'coming' });
    expect((await place())?.confirmedAt).toEqual(clock.now());
    expect(said()).toContain('kami tunggu');
  });

  it('takes nothing else for an answer, and asks again', async () => {
    const { say, place, ids } = await asked('whatsapp');
    await say(text('berapa orang yang ikut ya'));
    const enrolment = await place();
    expect([enrolment?.state, enrolment?.confirmedAt]).toEqual(['seated', undefined]);
    expect(ids()).toEqual(['coming', 'not_coming']);
  });
});
