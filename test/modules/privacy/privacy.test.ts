import { describe, expect, it } from '@jest/globals';
import { answers, rig } from '../support/call.js';

describe('the rights of a person', () => {
  it('show what is kept: of a participant, of one who agreed, of a stranger', async () => {
    const { run, register } = rig();
    expect(await run('privacy.myData')).toEqual({ outcome: 'nothing' });
    await run('consent.agree');
    expect((await run('privacy.myData')).outcome).toBe('started');
    await register();
    const shown = await run('privacy.myData');
    expect(shown).toMatchObject({ outcome: 'registered', set: { name: 'Siti Aminah' } });
    expect(shown.set?.nik).toMatchObject({ masked: '3174********9901' });
  });

  it('correct only the field that was asked for, and write down that it was', async () => {
    const { memory, run, register } = rig();
    await register();
    const vars = { name: 'Siti Aminah Putri', phone: '+6281200005678' };
    const corrected = await run('privacy.correct', { vars, args: { field: 'name' } });
    expect(corrected).toMatchObject({ outcome: 'corrected', person: { name: vars.name } });
    const business = { vars: { businessName: 'Dapur Bu Siti' }, args: { field: 'business' } };
    await run('privacy.correct', business);
    const [participant] = memory.participants.values();
    expect(participant).toMatchObject({
      name: vars.name,
      phone: '+6281200001234',
      business: { name: 'Dapur Bu Siti', category: 'culinary' },
    });
    const actions = [...memory.audits.values()].map(({ action }) => action);
    expect(actions).toEqual(['corrected name', 'corrected business']);
  });

  it('leave alone what was corrected elsewhere meanwhile', async () => {
    const { memory, run, register } = rig();
    await register();
    const { set: opened = {} } = await run('privacy.myData');
    const phone = { ...opened, phone: '+6281200005678' };
    await run('privacy.correct', { vars: phone, args: { field: 'phone' } });
    await run('privacy.correct', { vars: { ...opened, name: 'Siti' }, args: { field: 'name' } });
    expect([...memory.participants.values()]).toMatchObject([
      { name: 'Siti', phone: '+6281200005678' },
    ]);
  });

  it('note no correction that changes nothing', async () => {
    const { memory, run, register } = rig();
    await register();
    const { set: vars = {} } = await run('privacy.myData');
    for (const field of ['name', 'phone', 'place', 'business', 'salutation']) {
      const same = await run('privacy.correct', { vars, args: { field } });
      expect(same.outcome).toBe('corrected');
    }
    expect(memory.audits.size).toBe(0);
    await expect(run('privacy.correct', { vars, args: { field: 'nik' } })).rejects.toThrow(/nik/);
  });

  it('move a person only where kecamatan and kelurahan are both known', async () => {
    const { memory, run, register } = rig();
    await register();
    const args = { field: 'place' };
    const kecamatan = { code: '31.75.06', name: 'Cakung', city: 'Jakarta Timur' };
    await run('privacy.correct', { vars: { kecamatan }, args });
    expect([...memory.participants.values()]).toMatchObject([{ kecamatan: { name: 'Tebet' } }]);
    const kelurahan = { id: '31.75.06.1002', label: 'Rawa Terate' };
    await run('privacy.correct', { vars: { kecamatan, kelurahan }, args });
    expect([...memory.participants.values()]).toMatchObject([
      { kecamatan: { name: 'Cakung' }, kelurahan: { name: 'Rawa Terate' } },
    ]);
  });

  it('rename an idea as well', async () => {
    const { memory, run, register } = rig();
    await register('1', { ...answers(), businessKind: 'idea', idea: 'Warung kopi' });
    const vars = { businessName: 'Kedai kopi' };
    await run('privacy.correct', { vars, args: { field: 'business' } });
    expect([...memory.participants.values()]).toMatchObject([{ business: { idea: 'Kedai kopi' } }]);
  });

  it('have it written down once that everything of all accounts is to go', async () => {
    const { memory, parts, run, register } = rig();
    await register('1');
    const id = [...memory.participants.keys()][0];
    await parts.contacts.put('web:2', { channel: 'web', address: '2', participantId: id });
    for (let time = 0; time < 2; time += 1) {
      const result = await run('privacy.deleteAll', { inboundId: 'bye' });
      const leaving = 'delete:telegram:bye';
      expect(result).toEqual({ outcome: 'begun', person: { declined: true, leaving } });
    }
    expect([...memory.forgettings.values()]).toMatchObject([
      { participantId: id, contactId: 'telegram:1', contactIds: ['telegram:1', 'web:2'] },
    ]);
    expect(memory.participants.size).toBe(1);
  });

  it('have it written down of who is no participant as well', async () => {
    const { memory, run } = rig();
    await run('privacy.deleteAll', { inboundId: 'bye' });
    const [asked] = memory.forgettings.values();
    expect(asked).toMatchObject({ contactId: 'telegram:1', contactIds: ['telegram:1'] });
    expect(asked).not.toHaveProperty('participantId');
  });

  it('keep nothing of who declines', async () => {
    const { memory, run } = rig();
    await run('consent.agree');
    await run('tickets.open', { args: { kind: 'asked' }, vars: { question: 'Kapan?' } });
    await run('tickets.open', { from: '2', args: { kind: 'asked' } });
    expect((await run('consent.decline')).person).toEqual({ consented: null, declined: true });
    expect(memory.contacts.size).toBe(0);
    expect([...memory.tickets.values()]).toMatchObject([{ contactId: 'telegram:2' }]);
    expect(memory.forgotten).toContain('telegram:1');
  });
});

describe('messages of our own accord', () => {
  it('stop and begin again; the first STOP is the one that counts', async () => {
    const { memory, run } = rig();
    const later = new Date('2026-11-25T03:00:00Z');
    await run('contacts.stop');
    await run('contacts.stop', { now: later });
    expect(memory.contacts.get('telegram:1')?.optedOutAt?.toISOString()).toMatch(/^2026-11-24/);
    await run('contacts.resume');
    expect(memory.contacts.get('telegram:1')?.optedOutAt).toBeUndefined();
  });

  it('reach a person on Telegram; on the web page a link is offered', async () => {
    const { memory, run, register, parts } = rig();
    const registered = await register('1');
    expect(await run('contacts.reachable', { person: registered.person ?? {} })).toEqual({
      outcome: 'yes',
    });
    await parts.contacts.put('telegram:1', { channel: 'web' });
    expect(await run('contacts.reachable', { person: registered.person ?? {} })).toEqual({
      outcome: 'no',
      set: { telegramLink: 'https://t.me/bot?start=token' },
    });
    const linked = await run('identity.acceptLink', { from: '5', person: { payload: 'token' } });
    expect(linked).toMatchObject({ outcome: 'linked', person: { registered: true } });
    // The turn was not saved, and is run again.
    const again = await run('identity.acceptLink', { from: '5', person: { payload: 'token' } });
    expect(again).toEqual(linked);
    const other = await run('identity.acceptLink', { from: '6', person: { payload: 'token' } });
    expect(other.outcome).toBe('invalid');
    expect(memory.contacts.get('telegram:6')).toBeUndefined();
    const person = { payload: 'token' };
    const late = { from: '5', person, now: new Date('2026-11-25T03:00:00Z') };
    expect((await run('identity.acceptLink', late)).outcome).toBe('invalid');
  });
});
