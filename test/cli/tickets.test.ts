import { describe, expect, it } from '@jest/globals';
import { ticketsCommand } from '../../src/cli/tickets.js';
import { openStore } from '../../src/app/open-store.js';
import { readConfig } from '../../src/config.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { useScratchData } from './scratch-data.js';

const scratch = useScratchData();

const run = (...args: string[]) => ticketsCommand().parseAsync(args, { from: 'user' });
const open = () => openStore(readConfig({ DATA_DIR: scratch.dir }), quietLogger);
const id = 'telegram:1:7';

/** Somebody with whom the office talks, over a question that was open. */
async function talking(): Promise<void> {
  const store = await open();
  const { database } = store;
  const at = new Date();
  const until = new Date(at.getTime() + 600_000).toISOString();
  const frame = { flow: 'menu', version: 1, node: 'officer', vars: {}, trail: [] };
  await database.sessions.collection.insertOne({
    ...{ _id: 'telegram:1', channel: 'telegram', address: '1', rev: 4, recent: [], outbox: {} },
    conversation: {
      frames: [{ ...frame, entry: 'officer', open: { serial: 3, refusals: 0 } }],
      ...{ asked: 3, parked: {}, person: { registered: true }, locale: 'id' },
      talk: { ticket: id, until },
    },
  } as never);
  const ticket = { contactId: 'telegram:1', kind: 'asked', text: 'Kapan?', at, state: 'taken' };
  await database.tickets.collection.insertOne({
    ...{ _id: id, ...ticket, takenBy: 'rina', takenAt: at, officerAt: at },
  } as never);
  await store.close();
}

describe('pasti tickets', () => {
  it('closes one, and hands the person back to the bot', async () => {
    await talking();
    await run();
    expect(scratch.printed[0]).toContain(id);
    await run('close', id);
    expect(scratch.printed[1]).toBe('closed');
    const store = await open();
    const { database } = store;
    const session = await database.sessions.collection.findOne({});
    expect(session?.conversation).not.toHaveProperty('talk');
    const [entry] = Object.values(session?.outbox as Record<string, { events: object[] }>);
    expect(entry?.events).toMatchObject([
      { type: 'said', key: 'common:talk.over' },
      { type: 'asked', question: { flow: 'menu', node: 'officer' } },
    ]);
    expect(await database.tickets.findById(id).lean()).toMatchObject({ state: 'closed' });
    await store.close();
    await run();
    expect(scratch.printed[2]).toBe('no open tickets');
  });

  it('says that there is none to close', async () => {
    await expect(run('close', 'telegram:1:8')).rejects.toThrow('no open ticket "telegram:1:8"');
  });
});
