import { describe, expect, it } from '@jest/globals';
import { registrationNumber } from '../../../src/modules/registration/register.js';
import { answers, nik, rig, sealedNik } from '../support/call.js';

describe('registering', () => {
  it('gives a number made of the kecamatan and a running number', () => {
    expect(registrationNumber('31.74.01', 123)).toBe('PAS-31.74.01-000123');
    expect(registrationNumber('31.74.01', 1_234_567)).toBe('PAS-31.74.01-1234567');
  });

  it('keeps the answers, the consent and the first step', async () => {
    const { memory, register } = rig();
    const result = await register();
    expect(result).toMatchObject({
      outcome: 'registered',
      person: { registered: true, number: 'PAS-31.74.01-000001', salutation: 'ibu' },
    });
    const [participant] = memory.participants.values();
    expect(participant).toMatchObject({
      name: 'Siti Aminah',
      kelurahan: { code: '31.74.01.1007', name: 'Manggarai' },
      business: { kind: 'business', name: 'Dapur Siti' },
      consent: { textId: 'text-id', channel: 'telegram' },
      steps: { P1: { state: 'done', by: 'chat' } },
    });
    expect(memory.contacts.get('telegram:1')?.participantId).toBe(participant?.id);
    expect(JSON.stringify(participant)).not.toContain(nik);
  });

  it('registers once, however often it is run', async () => {
    const { memory, register } = rig();
    const first = await register();
    expect(await register()).toEqual(first);
    expect(memory.participants.size).toBe(1);
  });

  it('goes on after a crash between taking the identity and writing the participant', async () => {
    const { memory, register } = rig();
    await register();
    memory.participants.clear();
    expect((await register()).outcome).toBe('registered');
    expect(memory.identities.size).toBe(1);
  });

  it('lets a NIK be registered from one account only', async () => {
    const { memory, register } = rig();
    await register('1');
    expect(await register('2')).toEqual({ outcome: 'taken' });
    expect(memory.participants.size).toBe(1);
    const other = { ...answers(), nik: sealedNik('3174051708909902') };
    expect((await register('2', other)).outcome).toBe('registered');
  });

  it('says what is missing, and refuses without a consent on record', async () => {
    const { run, register } = rig();
    const idea = { ...answers(), businessKind: 'idea' };
    expect(await register('1', idea)).toEqual({ outcome: 'incomplete' });
    await expect(run('participants.register', { from: '9', vars: answers() })).rejects.toThrow(
      /no consent/,
    );
  });
});

describe('a NIK', () => {
  const find = (vars = { nik: sealedNik() }) => ({ vars });

  it('is new, mine or of another account', async () => {
    const { run, register } = rig();
    expect(await run('participants.findByNik', find())).toEqual({ outcome: 'new' });
    await register('1');
    expect((await run('participants.findByNik', find())).outcome).toBe('mine');
    const other = await run('participants.findByNik', { ...find(), from: '2' });
    expect(other).toEqual({ outcome: 'other' });
  });

  it('tells birth date and sex, unless the age is unlikely', async () => {
    const { run } = rig();
    const described = await run('participants.describeNik', find());
    expect(described.set).toEqual({ birthDate: '1990-08-17', gender: 'female' });
    const child = await run(
      'participants.describeNik',
      find({ nik: sealedNik('3174051704209903') }),
    );
    expect(child).toEqual({ outcome: 'unclear', set: { gender: 'male' } });
  });

  it('tells nothing over what is known already', async () => {
    const { run } = rig();
    const vars = { nik: sealedNik(), birthDate: '1990-08-18', gender: 'male' };
    const described = await run('participants.describeNik', { vars });
    expect(described).toEqual({
      outcome: 'described',
      set: { birthDate: '1990-08-18', gender: 'male' },
    });
  });

  it('belongs to somebody of 17 to 110 years', async () => {
    const { run } = rig();
    const check = (birthDate: string) => run('participants.checkAge', { vars: { birthDate } });
    expect(await check('2009-11-20')).toEqual({ outcome: 'plausible' });
    expect((await check('2010-01-01')).outcome).toBe('implausible');
    expect((await check('1900-01-01')).set).toEqual({ birthDate: null });
  });
});
