import { describe, expect, it } from '@jest/globals';
import { createActions } from '../support/programme.js';
import { answers, makeCall, rig, sealedNik } from '../support/call.js';
import { secrets } from '../support/memory.js';

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

  it('counts the codes over all contacts, whatever ids their messages have', async () => {
    const { memory, run } = await withCode();
    const outcomes = [];
    for (const from of ['3', '4', '5', '6', '7'])
      outcomes.push((await run('identity.sendCode', { from, vars, inboundId: 'same' })).outcome);
    expect(outcomes).toEqual(['sent', 'sent', 'too_often', 'too_often', 'too_often']);
    expect(memory.notices).toHaveLength(3);
  });

  it('sends no new code for a message whose code is spent', async () => {
    const { memory, run } = rig();
    await run('consent.agree');
    await run('participants.register', { vars: answers() });
    const replay = { from: '2', vars, inboundId: 'same' };
    expect((await run('identity.sendCode', replay)).outcome).toBe('sent');
    const later = { ...replay, now: new Date('2026-11-24T03:11:00Z') };
    expect((await run('identity.sendCode', later)).outcome).toBe('too_often');
    expect(memory.notices).toHaveLength(1);
  });

  it('sends the same code again when it stopped before it was sent', async () => {
    const { memory, parts, register } = rig();
    await register('1');
    let made = 200_000;
    let broken = true;
    const actions = createActions({
      ...parts,
      newCode: () => String((made += 1)),
      tellNow: (...notice) => {
        if (broken) return Promise.reject(new Error('crash'));
        return parts.tellNow(...notice);
      },
    });
    const send = () => actions['identity.sendCode']?.run(makeCall({ from: '2', vars }));
    await expect(send()).rejects.toThrow('crash');
    broken = false;
    for (let time = 0; time < 2; time += 1) expect(await send()).toEqual({ outcome: 'sent' });
    expect(made).toBe(200_001);
    expect(memory.notices).toMatchObject([{ events: [{ values: { code: '200001' } }] }]);
    expect(memory.proofs.get('telegram:2')?.code).toBe(secrets.fingerprint('200001'));
  });

  it('takes six wrong codes a day over all contacts, then not even the right one', async () => {
    const { run } = await withCode();
    for (const from of ['3', '4']) await run('identity.sendCode', { from, vars });
    const outcomes = [];
    for (const from of ['2', '3'])
      for (const code of ['111111', '222222', '333333'])
        outcomes.push((await run('identity.checkCode', { ...typed(code), from })).outcome);
    expect(outcomes).toEqual(['wrong', 'wrong', 'spent', 'wrong', 'wrong', 'spent']);
    const right = await run('identity.checkCode', { ...typed('246810'), from: '4' });
    expect(right.outcome).toBe('spent');
  });

  it('says so where nobody can be reached', async () => {
    const { memory, run, register } = rig();
    await register('1');
    const contact = memory.contacts.get('telegram:1');
    if (contact) contact.unreachable = { reason: 'blocked', at: new Date() };
    expect(await run('identity.sendCode', { from: '2', vars })).toEqual({ outcome: 'unreachable' });
    expect(memory.proofs.size).toBe(0);
  });
});
