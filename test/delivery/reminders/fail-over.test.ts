import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/mongo/use-database.js';
import { failing, FakeChannel, hanging } from '../../turn/fake-channel.js';
import { givenPermit, permitReminder, ReminderProcess } from './rig.js';
import { until } from '../../support/until.js';

const fixture = useDatabase();

describe('an urgent reminder whose channel is away', () => {
  /** Urgent, and whoever it is for has both channels; WhatsApp runs in another process. */
  async function withBoth() {
    const { database } = fixture;
    const found = await givenPermit(database);
    await database.reminders.updateOne({ _id: permitReminder }, { $set: { urgent: true } });
    await database.contacts.collection.insertOne({
      ...{ _id: 'whatsapp:628', channel: 'whatsapp', address: '628', participantId: 'sari' },
    } as never);
    const whatsapp = Object.assign(new FakeChannel(), { name: 'whatsapp' });
    const owner = new ReminderProcess(database, found.clock, { channel: whatsapp });
    const passWhatsApp = async () => {
      await owner.conversations.sweep();
      await owner.conversations.settled();
    };
    return { ...found, whatsapp, passWhatsApp };
  }
  const prefer = (channel: string) =>
    fixture.database.participants.updateOne({ _id: 'sari' }, { preferredChannel: channel });

  it('goes by WhatsApp where Telegram does not answer for ten minutes', async () => {
    const { process, clock, whatsapp, passWhatsApp } = await withBoth();
    process.channel.always = failing('unavailable');
    for (let minute = 0; minute < 10; minute += 1) {
      clock.set(`2026-11-24T03:${String(minute).padStart(2, '0')}:30Z`);
      await process.sweep();
      await passWhatsApp();
      expect(whatsapp.sent).toEqual([]);
    }
    clock.set('2026-11-24T03:15:30Z');
    for (let look = 0; look < 2; look += 1) await process.sweep();
    await passWhatsApp();
    expect(whatsapp.textsTo('628')).toHaveLength(1);
    process.channel.always = () => undefined;
    clock.set('2026-11-24T04:30:00Z');
    for (let look = 0; look < 2; look += 1) await process.sweep();
    expect(process.channel.sent).toEqual([]);
    expect((await process.rows())[0]).toMatchObject({ state: 'sent', contactId: 'whatsapp:628' });
  });

  it('goes by Telegram where nobody runs WhatsApp for ten minutes, and not by WhatsApp as well', async () => {
    const { process, clock, whatsapp, passWhatsApp } = await withBoth();
    await prefer('whatsapp');
    await process.sweep();
    clock.set('2026-11-24T03:09:00Z');
    await process.sweep();
    expect((await process.rows())[0]).toMatchObject({ state: 'sending', handed: true });
    clock.set('2026-11-24T03:10:00Z');
    for (let look = 0; look < 2; look += 1) await process.sweep();
    expect(process.channel.sent).toHaveLength(1);
    await passWhatsApp();
    expect(whatsapp.tried).toEqual([]);
    expect((await process.rows())[0]).toMatchObject({ state: 'sent', contactId: 'telegram:1' });
  });

  it('stays with WhatsApp where that is just at it', async () => {
    const { process, clock, whatsapp } = await withBoth();
    await prefer('whatsapp');
    await process.sweep();
    clock.set('2026-11-24T03:09:50Z');
    whatsapp.always = hanging;
    const owner = new ReminderProcess(process.database, clock, { channel: whatsapp });
    void owner.conversations.sweep();
    await until(() => whatsapp.tried.length === 1, 'it was tried');
    clock.set('2026-11-24T03:10:00Z');
    for (let look = 0; look < 2; look += 1) await process.sweep();
    expect(process.channel.tried).toEqual([]);
    expect((await process.rows())[0]).toMatchObject({ state: 'sending' });
  });

  it('goes by Telegram where WhatsApp comes back when the ten minutes are over', async () => {
    const { process, clock, whatsapp, passWhatsApp } = await withBoth();
    await prefer('whatsapp');
    await process.sweep();
    clock.set('2026-11-24T03:10:00Z');
    await passWhatsApp();
    for (let look = 0; look < 2; look += 1) await process.sweep();
    await passWhatsApp();
    expect(whatsapp.tried).toEqual([]);
    expect(process.channel.textsTo('1')).toHaveLength(1);
  });

  it('tries the same channel again where the person has no other', async () => {
    const { process, clock, database } = await withBoth();
    await database.contacts.deleteOne({ _id: 'whatsapp:628' });
    process.channel.always = failing('unavailable');
    for (const time of ['03:00', '03:05', '03:11', '03:20']) {
      clock.set(`2026-11-24T${time}:00Z`);
      await process.sweep();
    }
    process.channel.always = () => undefined;
    clock.set('2026-11-24T03:30:00Z');
    await process.sweep();
    expect(process.channel.textsTo('1')).toHaveLength(1);
  });
});
