import { describe, expect, it } from '@jest/globals';
import { rig, sealedNik } from './call.js';
import { secrets } from './memory.js';

const vars = { nik: sealedNik() };
const typed = (code: string) => ({
  from: '2',
  vars: { nik: sealedNik(), code: { ...secrets.seal(code, '***') } },
});

async function withCode() {
  const all = rig();
  await all.register('1');
  const sent = await all.run('identity.sendCode', { from: '2', vars });
  return { ...all, sent };
}

describe('proving that a participant is oneself', () => {
  it('sends a code to the account on file, and the right code joins the account', async () => {
    const { memory, run, sent } = await withCode();
    expect(sent).toEqual({ outcome: 'sent' });
    expect(memory.notices).toMatchObject([{ contactId: 'telegram:1' }]);
    const right = await run('identity.checkCode', typed('246810'));
    expect(right).toMatchObject({ outcome: 'right', person: { registered: true } });
    expect(memory.contacts.get('telegram:2')?.participantId).toBeDefined();
    expect(memory.proofs.size).toBe(0);
  });

  it('ends the same when the right code is run again', async () => {
    const { run } = await withCode();
    const first = await run('identity.checkCode', typed('246810'));
    expect(await run('identity.checkCode', typed('246810'))).toEqual(first);
  });

  it('takes three wrong codes, then none', async () => {
    const { run } = await withCode();
    const outcomes = [];
    for (const code of ['111111', '222222', '333333', '246810'])
      outcomes.push((await run('identity.checkCode', typed(code))).outcome);
    expect(outcomes).toEqual(['wrong', 'wrong', 'spent', 'spent']);
  });

  it('holds a code for ten minutes', async () => {
    const { run } = await withCode();
    const later = { now: new Date('2026-11-24T03:10:00Z') };
    const late = await run('identity.checkCode', { ...typed('246810'), ...later });
    expect(late.outcome).toBe('spent');
  });

  it('sends three codes a day, and one for one message', async () => {
    const { memory, run } = await withCode();
    const again = { from: '2', vars, inboundId: 'again' };
    await run('identity.sendCode', again);
    await run('identity.sendCode', again);
    expect(memory.notices).toHaveLength(2);
    expect((await run('identity.sendCode', { from: '3', vars })).outcome).toBe('sent');
    expect((await run('identity.sendCode', { from: '2', vars })).outcome).toBe('too_often');
    const tomorrow = { from: '2', vars, now: new Date('2026-11-25T03:00:00Z') };
    expect((await run('identity.sendCode', tomorrow)).outcome).toBe('sent');
  });

  it('says so where nobody can be reached', async () => {
    const { memory, run, register } = rig();
    await register('1');
    const contact = memory.contacts.get('telegram:1');
    if (contact) contact.unreachable = { reason: 'blocked', at: new Date() };
    expect(await run('identity.sendCode', { from: '2', vars })).toEqual({ outcome: 'unreachable' });
  });
});
