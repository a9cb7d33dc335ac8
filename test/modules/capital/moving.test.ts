import { bindActions } from '../../../src/engine/actions.js';
import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../src/ports/agenda.js';
import type { LoanApplication } from '../../../src/modules/capital/application.js';
import { capitalActions, type CapitalParts } from '../../../src/modules/capital/actions.js';
import { moveApplication } from '../../../src/modules/capital/move-application.js';
import { applicationStore } from '../../../src/modules/capital/store.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at, freshId } from '../../store/make-session.js';
import { person } from '../../web/dashboard/people.js';

const fixture = useDatabase();

async function open(state: LoanApplication['state'] = 'approved') {
  const { database } = fixture;
  const owner = person(1, at(0), { id: freshId('person') });
  await participantStore(database).create(owner);
  const told: Change[] = [];
  const parts = {
    applications: applicationStore(database),
    participants: participantStore(database),
    steps: stepStore(database),
    agenda: { changed: (change: Change) => Promise.resolve(void told.push(change)) },
    contacts: {
      find: (id: string) => Promise.resolve({ id, participantId: id.slice('web:'.length) }),
    },
    say: (_locale: string, key: string) => key,
    timeZone: 'Asia/Jakarta',
  };
  const application = await parts.applications.create({
    ...{ id: freshId('loan'), participantId: owner.id, product: 'x', productName: 'KUR Mikro' },
    ...{
      amount: 1_000_000,
      purpose: 'oven',
      state,
      createdAt: at(1),
      updatedAt: at(1),
      version: 3,
    },
    history: [{ state, day: '2026-11-20', at: at(1), by: 'chat' }],
  });
  const actions = bindActions(capitalActions, parts as unknown as CapitalParts);
  const run = (name: string, contact: string, vars: object) =>
    actions[name]?.run({
      ...{ vars: { application: { id: application.id }, ...vars }, person: {}, args: {} },
      contact: { id: `web:${contact}`, channel: 'web', address: contact },
      ...{ inboundId: '1', locale: 'id', now: new Date('2026-11-24T03:00:00Z') },
    });
  return { parts, owner, application, told, run };
}

const paidOut = { move: 'disbursed', moveAmount: 900_000, day: '2026-11-23', version: 3 };

describe('what became of an application', () => {
  it('is written by one of ten who say it at once; step 7 is done', async () => {
    const { parts, owner, application, told } = await open();
    const step = { state: 'disbursed', day: '2026-11-23', at: at(2), by: 'x', amount: 9 } as const;
    const results = await Promise.all(
      Array.from({ length: 10 }, () => moveApplication(parts, application, step, '2026-11-24')),
    );
    expect(results.filter(({ outcome }) => outcome === 'moved')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'changed')).toHaveLength(9);
    expect((await parts.participants.find(owner.id))?.steps.P7?.state).toBe('done');
    expect(told).toEqual([{ of: 'application', id: application.id }]);
  });

  it('is written once when the same message comes again', async () => {
    const { parts, owner, application, run } = await open();
    expect((await run('capital.move', owner.id, paidOut))?.outcome).toBe('paid_out');
    expect((await run('capital.move', owner.id, paidOut))?.outcome).toBe('paid_out');
    expect((await parts.applications.find(application.id))?.history).toHaveLength(2);
    const late = { ...paidOut, move: 'refused', version: 3 };
    expect((await run('capital.move', owner.id, late))?.outcome).toBe('changed');
  });

  it.each(['capital.move', 'capital.showApplication'])(
    'is nothing to somebody else: %s',
    async (name) => {
      const { parts, application, run } = await open();
      const other = person(2, at(0), { id: freshId('person') });
      await parts.participants.create(other);
      for (const contact of [other.id, 'nobody'])
        expect((await run(name, contact, paidOut))?.outcome).toBe('gone');
      expect((await parts.applications.find(application.id))?.version).toBe(3);
    },
  );

  it('ends a plan of the owner alone', async () => {
    const { parts, owner, application, run } = await open('draft');
    await run('capital.discard', 'nobody', {});
    expect(await parts.applications.find(application.id)).toBeDefined();
    expect((await run('capital.discard', owner.id, {}))?.outcome).toBe('discarded');
    expect((await run('capital.discard', owner.id, {}))?.outcome).toBe('discarded');
    expect(await parts.applications.find(application.id)).toBeUndefined();
  });
});
