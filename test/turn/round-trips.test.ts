import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '../../src/app/database.js';
import type { Database } from '../../src/store/connect.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../support/mongo/test-mongo.js';
import { stopAfterEach, TurnProcess } from './house.js';

interface Command {
  name: string;
  collection: string;
  command: Record<string, unknown>;
}

let server: TestMongo;
let database: Database;
const commands: Command[] = [];
stopAfterEach();

beforeAll(async () => {
  server = await startTestMongo();
  const mark = server.uri.includes('?') ? '&' : '?';
  database = await connect(`${server.uri}${mark}monitorCommands=true`, quietLogger);
  const client = database.sessions.db.getClient();
  client.on('commandStarted', ({ commandName, command }) => {
    const collection = String(command[commandName]);
    commands.push({ name: commandName, collection, command });
  });
});

afterAll(async () => {
  await database.close();
  await server.stop();
});

/**
 * The commands that went to the store until the message was handled, but for the log of messages: it is
 * written in batches of its own time, which may fall in between.
 */
async function commandsOf(work: () => Promise<unknown>): Promise<string[]> {
  return (await sentBy(work)).map(({ name, collection }) => `${name} ${collection}`);
}

/** Without the marks of what was sent as well, which have a time of their own too: they ask for no `rev`. */
async function turnCommandsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = await sentBy(work);
  return sent.filter((one) => !isMark(one)).map(({ name, collection }) => `${name} ${collection}`);
}

async function sentBy(work: () => Promise<unknown>): Promise<Command[]> {
  commands.length = 0;
  await work();
  return commands.filter(({ collection }) => collection !== 'messages');
}

const isMark = ({ name, command }: Command): boolean =>
  name === 'update' && !(command.updates as { q: object }[]).some(({ q }) => 'rev' in q);

describe('the store on the way of a message', () => {
  it('is asked once in a turn without an action', async () => {
    const one = new TurnProcess(database, 'one');
    await one.say('a', 'halo');
    await one.stop();
    expect(await turnCommandsOf(() => one.say('a', 'lagi'))).toEqual(['update sessions']);
  });

  it('is asked twice in a turn with an action', async () => {
    const one = new TurnProcess(database, 'one');
    await one.say('b', 'halo');
    await one.stop();
    expect(await turnCommandsOf(() => one.say('b', 'do it'))).toEqual([
      'update sessions',
      'update sessions',
    ]);
  });

  it('is read once for somebody who is not in the cache', async () => {
    const one = new TurnProcess(database, 'one');
    expect(await turnCommandsOf(() => one.say('c', 'halo'))).toEqual([
      'find sessions',
      'insert sessions',
    ]);
  });

  it('is not asked for a repetition', async () => {
    const one = new TurnProcess(database, 'one');
    await one.say('d', 'halo', 'x');
    await one.stop();
    expect(await turnCommandsOf(() => one.say('d', 'halo', 'x'))).toEqual([]);
  });

  it('learns with the next save what was sent', async () => {
    const one = new TurnProcess(database, 'one');
    await one.say('e', 'halo');
    await one.settled();
    await commandsOf(() => one.say('e', 'lagi'));
    const [save] = commands.filter(({ collection }) => collection === 'sessions');
    expect(JSON.stringify(save?.command)).toMatch(/"\$unset":\{"outbox\.r0-\w+":""/);
  });

  it('learns of many sessions in few commands', async () => {
    const one = new TurnProcess(database, 'one');
    const people = Array.from({ length: 30 }, (_, n) => `many${n}`);
    await Promise.all(people.map((address) => one.say(address, 'halo')));
    const trips = await commandsOf(() => one.stop());
    // One, unless the machine is so slow that some replies go out late.
    expect(trips.filter((name) => name === 'update sessions').length).toBeLessThan(10);
  });
});
