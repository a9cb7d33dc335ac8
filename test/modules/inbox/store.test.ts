import { describe, expect, it } from '@jest/globals';
import { deskStore } from '../../../src/modules/inbox/store.js';
import { officeStore } from '../../../src/store/office.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at } from '../../store/make-session.js';

const fixture = useDatabase();

describe('questions to the office', () => {
  it('are listed oldest first until they are closed', async () => {
    const office = officeStore(fixture.database);
    const ticket = { contactId: 'telegram:1', kind: 'asked', text: 'kapan?' } as const;
    await office.open({ ...ticket, id: 'second', at: at(2) });
    await office.open({ ...ticket, id: 'first', at: at(1) });
    expect((await office.openTickets(10)).map(({ id }) => id)).toEqual(['first', 'second']);
    const desk = deskStore(fixture.database);
    for (let time = 0; time < 2; time += 1)
      expect(await desk.close('first', 'rina', at(3 + time))).toMatchObject({ closedAt: at(3) });
    expect((await office.openTickets(10)).map(({ id, text }) => [id, text])).toEqual([
      ['second', 'kapan?'],
    ]);
  });
});
