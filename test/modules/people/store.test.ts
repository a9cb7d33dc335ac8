import { describe, expect, it } from '@jest/globals';
import type { Participant } from '../../../src/modules/people/participant.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at, freshId } from '../../store/make-session.js';

const fixture = useDatabase();
const store = () => participantStore(fixture.database);

function makeParticipant(changes: Partial<Participant> = {}): Participant {
  return {
    id: freshId('person'),
    number: 'PAS-31.74.01-000001',
    name: 'Siti Aminah',
    nik: { sealed: 'v1.k.iv.tag.text', masked: '3174********9901' },
    salutation: 'ibu',
    gender: 'female',
    birthDate: '1990-08-17',
    phone: '+6281200001234',
    kecamatan: { code: '31.74.01', name: 'Tebet', city: 'Jakarta Selatan' },
    kelurahan: { code: '31.74.01.1007', name: 'Manggarai' },
    business: { kind: 'business', category: 'culinary', name: 'Dapur Siti', since: '1_to_3_years' },
    steps: { P1: { state: 'done', at: at(1), by: 'chat' } },
    consent: { textId: 'abc', at: at(0), channel: 'telegram' },
    registeredAt: at(2),
    ...changes,
  };
}

describe('participants', () => {
  it('are kept as they were handed in', async () => {
    const participant = makeParticipant();
    expect(await store().create(participant)).toEqual(participant);
    expect(await store().find(participant.id)).toEqual(participant);
    expect(await store().find('nobody')).toBeUndefined();
  });

  it('are created once: a second one of the same id changes nothing', async () => {
    const participant = makeParticipant();
    const created = await Promise.all(
      Array.from({ length: 20 }, (_, n) => store().create({ ...participant, number: `N${n}` })),
    );
    const [number] = new Set(created.map((one) => one.number));
    expect(new Set(created.map((one) => one.number)).size).toBe(1);
    expect((await store().find(participant.id))?.number).toBe(number);
  });

  it('change in the fields named, and in no other', async () => {
    const participant = makeParticipant();
    await store().create(participant);
    await store().update(participant.id, { name: 'Siti A.', phone: '+6281200005678' });
    await store().update(participant.id, {});
    expect(await store().find(participant.id)).toEqual({
      ...participant,
      name: 'Siti A.',
      phone: '+6281200005678',
    });
  });

  it('free their identity when they are removed', async () => {
    const participant = makeParticipant();
    const identity = freshId('nik');
    await store().claimIdentity(identity, participant.id);
    await store().create(participant);
    await store().remove(participant.id);
    expect(await store().find(participant.id)).toBeUndefined();
    expect(await store().findByIdentity(identity)).toBeUndefined();
    expect(await store().claimIdentity(identity, 'another')).toBe('another');
  });
});

describe('identities', () => {
  it('belong to whoever claimed them first', async () => {
    const participant = makeParticipant();
    const identity = freshId('nik');
    expect(await store().claimIdentity(identity, participant.id)).toBe(participant.id);
    expect(await store().claimIdentity(identity, 'other')).toBe(participant.id);
    expect(await store().findByIdentity(identity)).toBeUndefined();
    await store().create(participant);
    expect(await store().findByIdentity(identity)).toEqual(participant);
  });

  it('have one owner when a hundred claim them at once', async () => {
    const identity = freshId('nik');
    const owners = await Promise.all(
      Array.from({ length: 100 }, (_, n) => store().claimIdentity(identity, `p${n}`)),
    );
    expect(new Set(owners).size).toBe(1);
  });
});

describe('numbers', () => {
  it('are different for two hundred who ask at once', async () => {
    const counter = freshId('counter');
    const numbers = await Promise.all(
      Array.from({ length: 200 }, () => store().nextNumber(counter)),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    expect(await store().nextNumber(freshId('counter'))).toBe(1);
  });
});
