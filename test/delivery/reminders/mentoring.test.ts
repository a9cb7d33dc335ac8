import { afterEach, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/mongo/use-database.js';
import { given, ReminderProcess, SetClock } from './rig.js';

const fixture = useDatabase();
let running: ReminderProcess | undefined;
afterEach(() => running?.conversations.stop());

/** Sari, and Bu Rina who goes with her. */
async function begin() {
  await given(fixture.database, 'sari', 'mentoring-coach');
  const clock = new SetClock();
  const process = new ReminderProcess(fixture.database, clock);
  running = process;
  const say = async (who: string, ...texts: string[]) => {
    for (const text of texts) await process.say(who, text);
  };
  return { clock, process, say, last: (who: string) => process.channel.textsTo(who).at(-1) ?? '' };
}

/** Sari proposes a meeting for Thursday, 26 November 2026, 14.00. */
async function proposed() {
  const all = await begin();
  await all.say('1', 'pendampingan', '1', 'Kemasan', '26 november', 'jam 2 siang', '3', 'ya');
  return all;
}

describe('reminders around a meeting', () => {
  it('ask the other side about a proposal at once, and a bare answer takes it', async () => {
    const { process, say, last } = await proposed();
    await process.sweep();
    expect(last('rina')).toContain('usul bertemu Kamis, 26 November 2026, 14.00 WIB');
    await say('rina', 'setuju');
    expect(last('1')).toContain('setuju bertemu Kamis, 26 November 2026, 14.00 WIB');
    const [session] = await fixture.database.mentoringSessions.find({}).lean();
    expect(session).toMatchObject({ state: 'confirmed', proposedBy: 'participant' });
  });

  it('tell who answers late that it was cancelled', async () => {
    const { process, say, last } = await proposed();
    await process.sweep();
    await say('1', 'pendampingan', '3', 'ya');
    await say('rina', 'setuju');
    expect(process.channel.textsTo('rina').join('\n')).toContain('Pertemuan itu sudah dibatalkan.');
    expect(last('rina')).not.toContain('Sip');
  });

  it('send a counter-proposal back to the first', async () => {
    const { process, clock, say, last } = await proposed();
    await process.sweep();
    await say('rina', 'ganti waktu', 'jumat', 'jam 9 pagi');
    // Not into what Sari is just doing.
    clock.set('2026-11-24T04:00:00Z');
    await process.sweep();
    expect(last('1')).toContain('usul bertemu Jumat, 27 November 2026, 09.00 WIB');
    await say('1', 'setuju');
    const [session] = await fixture.database.mentoringSessions.find({}).lean();
    expect(session).toMatchObject({ state: 'confirmed', proposedBy: 'coach' });
  });

  it('ask the coach for the result and the participant whether it is right', async () => {
    const { process, clock, say, last } = await proposed();
    await process.sweep();
    await say('rina', 'setuju');
    // Three hours after the end; the quiet hour of maghrib may shift it.
    clock.set('2026-11-26T12:30:00Z');
    await process.sweep();
    expect(last('rina')).toContain('Apa yang dikerjakan dengan Kak Sari Wulandari');
    await say('rina', 'Menghitung modal per bungkus', 'Foto kemasan baru', 'ya', 'simpan');
    await process.sweep();
    expect(last('1')).toContain('Dikerjakan: Menghitung modal per bungkus');
    await say('1', 'sesuai', '5', 'lewati');
    const [session] = await fixture.database.mentoringSessions.find({}).lean();
    expect(session).toMatchObject({ state: 'done', rating: { stars: 5 } });
    const sari = await fixture.database.participants.findById('sari').lean();
    expect(sari?.steps).toMatchObject({ P3: { state: 'done', by: 'rina-hartati' } });
    const open = await process.rows(['planned', 'sending']);
    expect(open.filter(({ kind }) => kind.startsWith('mentoring.'))).toEqual([]);
  });
});
