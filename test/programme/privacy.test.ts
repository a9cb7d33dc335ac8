import { describe, expect, it } from '@jest/globals';
import { answers, rig } from './call.js';

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

  it('correct only what was answered, and write down that it was', async () => {
    const { memory, run, register } = rig();
    await register();
    const vars = { name: 'Siti Aminah Putri', businessName: 'Dapur Bu Siti' };
    const corrected = await run('privacy.correct', { vars });
    expect(corrected).toMatchObject({ outcome: 'corrected', person: { name: vars.name } });
    const [participant] = memory.participants.values();
    expect(participant).toMatchObject({
      name: vars.name,
      phone: '+6281200001234',
      business: { name: 'Dapur Bu Siti', category: 'culinary' },
    });
    expect([...memory.audits.values()]).toMatchObject([{ action: 'corrected name, business' }]);
  });

  it('move a person only where kecamatan and kelurahan are both known', async () => {
    const { memory, run, register } = rig();
    await register();
    const kecamatan = { code: '31.75.06', name: 'Cakung', city: 'Jakarta Timur' };
    await run('privacy.correct', { vars: { kecamatan } });
    expect([...memory.participants.values()]).toMatchObject([{ kecamatan: { name: 'Tebet' } }]);
    const kelurahan = { id: '31.75.06.1002', label: 'Rawa Terate' };
    await run('privacy.correct', { vars: { kecamatan, kelurahan } });
    expect([...memory.participants.values()]).toMatchObject([
      { kecamatan: { name: 'Cakung' }, kelurahan: { name: 'Rawa Terate' } },
    ]);
  });

  it('rename an idea as well', async () => {
    const { memory, run, register } = rig();
    await register('1', { ...answers(), businessKind: 'idea', idea: 'Warung kopi' });
    await run('privacy.correct', { vars: { businessName: 'Kedai kopi' } });
    expect([...memory.participants.values()]).toMatchObject([{ business: { idea: 'Kedai kopi' } }]);
  });

  it('delete everything of all accounts, also when run again', async () => {
    const { memory, parts, run, register } = rig();
    await register('1');
    const id = [...memory.participants.keys()][0];
    await parts.contacts.put('web:2', { channel: 'web', address: '2', participantId: id });
    await run('tickets.open', { args: { kind: 'asked' }, vars: { question: 'Kapan?' } });
    for (let time = 0; time < 2; time += 1) {
      const result = await run('privacy.deleteAll', { inboundId: 'bye' });
      expect(result).toEqual({ outcome: 'deleted', person: { declined: true } });
    }
    expect(memory).toMatchObject({
      participants: new Map(),
      identities: new Map(),
      contacts: new Map(),
      tickets: new Map(),
      forgotten: new Set(['web:2', 'session web:2', 'telegram:1']),
    });
    expect(JSON.stringify([...memory.audits.values()])).not.toContain('telegram:1');
  });

  it('keep nothing of who declines', async () => {
    const { memory, run } = rig();
    await run('consent.agree');
    expect((await run('consent.decline')).person).toEqual({ consented: null, declined: true });
    expect(memory.contacts.size).toBe(0);
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
    const { run, register, parts } = rig();
    const { person } = await register('1');
    expect(await run('contacts.reachable', { person })).toEqual({ outcome: 'yes' });
    await parts.contacts.put('telegram:1', { channel: 'web' });
    expect(await run('contacts.reachable', { person })).toEqual({
      outcome: 'no',
      set: { telegramLink: 'https://t.me/bot?start=token' },
    });
    const linked = await run('identity.acceptLink', { from: '5', person: { payload: 'token' } });
    expect(linked).toMatchObject({ outcome: 'linked', person: { registered: true } });
    const twice = await run('identity.acceptLink', { from: '6', person: { payload: 'token' } });
    expect(twice.outcome).toBe('invalid');
  });
});
