import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { LivelyConnection } from '../../src/store/lively-connection.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server that takes everything and says nothing, and a connection to it. */
async function open(): Promise<{ socket: Socket; connection: LivelyConnection }> {
  const server = createServer((client) => client.pause().on('error', () => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  closers.push(
    () => server.close(),
    () => socket.destroy(),
  );
  const hostAddress = { toString: () => 'nobody', isIPv6: false, host: 'nobody', port: 1 };
  return { socket, connection: new LivelyConnection(socket, { id: 1, hostAddress }) };
}

const database = { db: 'admin', toString: () => 'admin.$cmd' };
const { MongoNetworkError } = mongoose.mongo;

describe('a connection of the driver', () => {
  it('ends a command that it is given between the loss of its socket and the news of it', async () => {
    const { socket, connection } = await open();
    socket.destroy();
    await expect(connection.command(database, { hello: 1 })).rejects.toThrow(MongoNetworkError);
  });

  it('ends a command that a socket has not taken when it is lost', async () => {
    const { socket, connection } = await open();
    const command = connection.command(database, { insert: 'x', much: 'x'.repeat(12_000_000) });
    const refused = expect(command).rejects.toThrow(MongoNetworkError);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(socket.writableNeedDrain).toBe(true);
    socket.destroy();
    await refused;
  });

  it('leaves nothing behind of a command that was written', async () => {
    const { connection } = await open();
    const command = connection.command(database, { hello: 1 });
    const refused = expect(command).rejects.toThrow(MongoNetworkError);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(connection.listenerCount('close')).toBe(0);
    connection.destroy();
    await refused;
  });
});
