import { describe, expect, it } from '@jest/globals';
import type { LoggedMessage } from '../../src/ports/store.js';
import { messageLog } from '../../src/store/messages.js';
import { parkedConversations } from '../../src/store/parked.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { at, freshId, makeSession } from './make-session.js';

const fixture = useDatabase();

describe('the log of messages', () => {
  const log = () => messageLog(fixture.database);
  const line = (contactId: string, n: number): LoggedMessage => ({
    id: `${contactId}:in:${n}`,
    contactId,
    direction: 'in',
    at: at(n),
    text: `no. ${n}`,
    choices: { question: n, options: [{ id: 'a', label: 'A' }] },
  });

  it('gives the latest lines of a contact, oldest first', async () => {
    const id = freshId();
    await log().append([3, 1, 2].map((n) => line(id, n)));
    await log().append([line(freshId(), 9)]);
    expect(await log().latest(id, 2)).toEqual([line(id, 2), line(id, 3)]);
    expect(await log().latest(freshId(), 2)).toEqual([]);
  });

  it('leaves a line as it was first written', async () => {
    const id = freshId();
    await log().append([]);
    await log().append([line(id, 1), line(id, 1)]);
    await log().append([{ ...line(id, 1), text: 'other' }, line(id, 2)]);
    expect((await log().latest(id, 9)).map(({ text }) => text)).toEqual(['no. 1', 'no. 2']);
  });

  it('orders lines of one moment by their ids', async () => {
    const id = freshId();
    const lines = ['a', 'b', 'c'].map((name) => ({ ...line(id, 1), id: `${id}:out:${name}` }));
    await log().append(lines);
    expect(await log().latest(id, 2)).toEqual(lines.slice(1));
  });

  it('forgets a contact', async () => {
    const [one, other] = [freshId(), freshId()];
    await log().append([line(one, 1), line(other, 1)]);
    await log().forget(one);
    expect(await log().latest(one, 9)).toEqual([]);
    expect(await log().latest(other, 9)).toHaveLength(1);
  });
});

describe('parked conversations', () => {
  it('are counted by flow, version and node, in frames and broken off', async () => {
    const frame = (flow: string, node: string) => ({ flow, version: 1, node, vars: {}, trail: [] });
    const conversation = (frames: string[], parked: string[]) => ({
      frames: frames.map((node) => frame('registration', node)),
      asked: 0,
      parked: Object.fromEntries(parked.map((flow) => [flow, frame(flow, 'name')])),
      person: {},
      locale: 'id',
    });
    const sessions = sessionStore(fixture.database);
    for (const one of [
      conversation(['name', 'nik'], []),
      conversation(['name'], ['registration']),
      conversation([], ['privacy']),
    ]) {
      await sessions.save({ session: makeSession({ conversation: one }), sent: [] });
    }
    const parked = await parkedConversations(fixture.database);
    const named = parked.map(({ flow, version, node, count }) => [flow, version, node, count]);
    expect(named.sort()).toEqual([
      ['privacy', 1, 'name', 1],
      ['registration', 1, 'name', 3],
      ['registration', 1, 'nik', 1],
    ]);
  });
});
