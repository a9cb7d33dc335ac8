import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../../src/modules/announcements/broadcast.js';
import { expireDeliveries } from '../../../../src/modules/announcements/expire.js';
import { announcementLedger } from '../../../../src/modules/announcements/ledger.js';
import type { OnceResult } from '../../../../src/ports/once.js';
import type { OutboxEntry } from '../../../../src/ports/store.js';
import { broadcastStore } from '../../../../src/modules/announcements/store/broadcasts.js';
import { deliveryStore } from '../../../../src/modules/announcements/store/deliveries.js';
import { useDatabase } from '../../../support/mongo/use-database.js';

const fixture = useDatabase();
const at = (minutes: number) => new Date(Date.parse('2026-11-24T03:00:00Z') + minutes * 60_000);
const id = 'one:a';

/** Where a row can be, after one claim. `over`: the time of its sender is over. */
const places = {
  planned: { state: 'planned' },
  held: { state: 'sending', until: at(2) },
  over: { state: 'sending', until: at(-1) },
  sent: { state: 'sent', sentAt: at(-5), platformRef: '1' },
  ambiguous: { state: 'ambiguous', why: 'cut_off' },
  skipped: { state: 'skipped', why: 'stopped' },
  failed: { state: 'failed', why: 'refused' },
} as const;
type Place = keyof typeof places;
const allPlaces = Object.keys(places) as Place[];

const parts = () => ({
  broadcasts: broadcastStore(fixture.database),
  deliveries: deliveryStore(fixture.database),
  contactsOf: () => Promise.resolve([]),
  clock: { now: () => at(0) },
});
const ledger = () => announcementLedger(parts());
const claim = (attempts = 1) => `delivery ${attempts} ${id}`;
const settle = (result: OnceResult, attempts = 1) => ledger().settle(claim(attempts), result);
const row = () => parts().deliveries.find(id);

async function put(place: Place, fields: Partial<Delivery> = {}, announcement = 'sending') {
  const { broadcasts, deliveries } = fixture.database;
  await broadcasts.collection.insertOne({ _id: 'one', state: announcement, version: 1 } as never);
  const whose = { broadcastId: 'one', participantId: 'a', contactId: 'telegram:a' };
  const one = { _id: id, ...whose, attempts: 1, dueAt: at(-5), ...places[place], ...fields };
  await deliveries.collection.insertOne(one as never);
}

const entry = (more: Partial<OutboxEntry>) =>
  ({ key: 'o', by: 'somebody', until: at(-1), notAfter: at(60), ...more }) as OutboxEntry;

const expire = (found: OutboxEntry | undefined, { withdrawn = true, ...more } = {}) =>
  expireDeliveries(
    {
      ...parts(),
      ...more,
      outboxEntry: (_contactId, fits) =>
        Promise.resolve(found && fits(claim()) && !fits(claim(2)) ? found : undefined),
      withdraw: () => Promise.resolve(withdrawn),
    },
    at(0),
  );

type Change = [event: string, run: () => Promise<unknown>, ends: Partial<Record<Place, string>>];

/** What each event makes of each place; where none is named, the row stays as it is. */
const changes: Change[] = [
  ['is claimed', () => parts().deliveries.claim(id, at(0), at(2)), { planned: 'sending' }],
  [
    'was sent by its claim',
    () => settle({ outcome: 'sent', ref: '7' }),
    { planned: 'sent', held: 'sent', over: 'sent', ambiguous: 'sent' },
  ],
  ['was sent by another claim', () => settle({ outcome: 'sent', ref: '7' }, 2), {}],
  [
    'was refused',
    () => settle({ outcome: 'failed' }),
    { held: 'failed', over: 'failed', ambiguous: 'failed' },
  ],
  ['was refused to another claim', () => settle({ outcome: 'failed' }, 2), {}],
  [
    'may have been sent',
    () => settle({ outcome: 'ambiguous' }),
    { held: 'ambiguous', over: 'ambiguous' },
  ],
  [
    'came too late',
    () => settle({ outcome: 'late' }),
    { held: 'skipped', over: 'skipped', ambiguous: 'skipped' },
  ],
  [
    'was dropped when its turn came',
    () => settle({ outcome: 'dropped' }),
    { held: 'planned', over: 'planned', ambiguous: 'planned' },
  ],
  ['was dropped by another claim', () => settle({ outcome: 'dropped' }, 2), {}],
  [
    'was certainly not sent',
    () => parts().deliveries.giveBack({ id, attempts: 1 }, { dueAt: at(1) }),
    { held: 'planned', over: 'planned', ambiguous: 'planned' },
  ],
  [
    'was not sent by another claim',
    () => parts().deliveries.giveBack({ id, attempts: 2 }, { dueAt: at(1) }),
    {},
  ],
  ['is looked after, and lies in no outbox', () => expire(undefined), { over: 'planned' }],
  ['is looked after, and lies in an outbox', () => expire(entry({})), { over: 'sending' }],
  [
    'is looked after, and lay in an outbox for too long',
    () => expire(entry({ notAfter: at(-1) })),
    { over: 'skipped' },
  ],
  [
    'is looked after, lay there for too long, and is taken at this moment',
    () => expire(entry({ notAfter: at(-1) }), { withdrawn: false }),
    {},
  ],
  ['is looked after, and was begun', () => expire(entry({ begun: true })), { over: 'ambiguous' }],
  ['is looked after while it is sent', () => expire(entry({ begun: true, until: at(1) })), {}],
];

beforeEach(async () => {
  const { broadcasts, deliveries } = fixture.database;
  for (const model of [broadcasts, deliveries]) await model.collection.deleteMany({});
});

describe.each(changes)("an announcement's row that %s", (_event, run, ends) => {
  it.each(allPlaces)('when it is %s', async (place) => {
    await put(place);
    const before = await row();
    await run();
    if (ends[place] === undefined) expect(await row()).toEqual(before);
    else expect((await row())?.state).toBe(ends[place]);
  });
});

describe('the claim of a row', () => {
  it.each(allPlaces)('that is %s', async (place) => {
    await put(place);
    const holds = await Promise.all(
      [claim(), claim(0), claim(2)].map((one) => ledger().wanted(one)),
    );
    expect(holds).toEqual([place === 'held', false, false]);
    // As it was named before claims had numbers.
    expect(await ledger().wanted(`delivery ${id}`)).toBe(place === 'held');
  });
});

describe('of two who do something about a row at the same time', () => {
  it('one that looks after it with an old view takes no claim away that began since', async () => {
    await put('over');
    const stale = await parts().deliveries.expired(at(0), 10);
    await expire(undefined);
    await parts().deliveries.claim(id, at(0), at(2));
    const deliveries = { ...parts().deliveries, expired: () => Promise.resolve(stale) };
    await expire(undefined, { deliveries } as never);
    expect(await row()).toMatchObject({ state: 'sending', attempts: 2 });
  });

  it('one that sends while it is cancelled leaves nothing that nobody looks for', async () => {
    await put('over', {}, 'cancelled');
    await expire(undefined);
    expect(await row()).toMatchObject({ state: 'skipped', why: 'cancelled' });
  });
});
