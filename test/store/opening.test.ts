import { afterEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { openDatabase } from '../../src/app/database.js';
import { isAway, waitForStore } from '../../src/store/wait-for-store.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { startTestMongo } from '../support/mongo/test-mongo.js';
import { startProxy } from '../support/proxy.js';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A store behind a proxy. */
async function startStore() {
  const mongo = await startTestMongo();
  closers.push(() => mongo.stop());
  const [, host = '', name = ''] = /^mongodb:\/\/([^/?,]+)\/([^?]*)/.exec(mongo.uri) ?? [];
  const [address = '', port] = decodeURIComponent(host).split(':');
  const target = address.startsWith('/')
    ? { path: address }
    : { host: address, port: Number(port) };
  const proxy = await startProxy(target);
  closers.push(() => proxy.cut());
  const uri = `mongodb://127.0.0.1:${proxy.port}/${name}?directConnection=true`;
  return { proxy, uri };
}

describe('opening the store', () => {
  it('waits for a server that goes as the indexes are made, and makes them then', async () => {
    const { proxy, uri } = await startStore();
    const database = openDatabase(`${uri}&monitorCommands=true`, quietLogger);
    closers.push(() => database.close());
    const gone = new Promise<void>((resolve) => {
      database.sessions.db.once('connected', () => {
        let cut = false;
        database.sessions.db.getClient().on('commandStarted', ({ commandName }) => {
          if (commandName !== 'createIndexes' || cut) return;
          cut = true;
          void proxy.cut().then(resolve);
        });
      });
    });
    const opening = database.open();
    await gone;
    await proxy.mend();
    await opening;
    const names = (await database.forgettings.collection.indexes()).map(({ name }) => name);
    expect(names).toContain('at_1__id_1');
  });

  it.each([
    ['of a network that is gone', new MongoNetworkError('gone'), true],
    ['of a node that hands over', new MongoServerError({ code: 11602 }), true],
    ['of an index that contradicts another', new MongoServerError({ code: 86 }), false],
    ['of our own', new TypeError('x is not a function'), false],
  ])('waits after an error, and not whatever it is: %s', async (_, error, waits) => {
    const failures = [error];
    const run = (): Promise<void> => {
      const failure = failures.pop();
      return failure ? Promise.reject(failure) : Promise.resolve();
    };
    const opened = waitForStore(run, { logger: quietLogger, signal: undefined }, isAway);
    await (waits ? opened : expect(opened).rejects.toBe(error));
    expect(failures).toEqual([]);
  });
});
