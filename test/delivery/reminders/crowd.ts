import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Database } from '../../../src/store/connect.js';
import { reminderStore } from '../../../src/store/reminders.js';
import { workerNow } from '../spawn-worker.js';

/** Takes messages, counts them by chat, and notes when each came. */
export async function startPlatform(latencyMs: number, closers: (() => unknown)[]) {
  const sent = new Map<string, number>();
  const came: { chat: string; at: number }[] = [];
  const server = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      const { chat_id: chat = '' } = JSON.parse(body || '{}') as { chat_id?: string };
      const reply = () => {
        const result = { message_id: 1, date: 0, chat: { id: Number(chat), type: 'private' } };
        answer.end(JSON.stringify({ ok: true, result }));
      };
      if (incoming.url?.endsWith('/sendMessage')) {
        sent.set(chat, (sent.get(chat) ?? 0) + 1);
        came.push({ chat, at: Date.now() });
      }
      setTimeout(reply, latencyMs);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { sent, came, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/**
 * So many people with a permit that ends soon, and the reminders of it, due over some seconds from now.
 * @param isUrgent of which of them, by their number from 0, it counts as urgent
 */
export async function addPeople(
  database: Database,
  count: number,
  overMs: number,
  isUrgent: (n: number) => boolean = () => false,
): Promise<void> {
  const people = Array.from({ length: count }, (_, n) => String(1_000 + n));
  const expiresOn = '2026-12-08';
  await database.contacts.collection.insertMany(
    people.map((n) => ({
      _id: `telegram:${n}`,
      channel: 'telegram',
      address: n,
      participantId: `p${n}`,
    })) as never[],
  );
  await database.participants.collection.insertMany(
    people.map((n) => ({
      _id: `p${n}`,
      name: `Orang ${n}`,
      salutation: 'kak',
      steps: {},
    })) as never[],
  );
  await database.permits.collection.insertMany(
    people.map((n) => ({
      ...{ _id: `p${n}.pirt`, participantId: `p${n}`, kind: 'pirt', state: 'reported', expiresOn },
      ...{ createdAt: new Date('2025-01-01'), version: 1 },
    })) as never[],
  );
  const plannedAt = new Date('2026-11-24T03:00:00Z');
  const rows = people.map((n, index) => ({
    ...{
      _id: `permit.expires:p${n}.pirt:p${n}:14`,
      kind: 'permit.expires',
      subject: `permit:p${n}.pirt`,
    },
    ...{
      recipient: `participant:p${n}`,
      participantId: `p${n}`,
      plannedAt,
      urgent: isUrgent(index),
    },
    ...{
      usefulUntil: new Date('2026-12-07T17:00:00Z'),
      occasion: `${plannedAt.toISOString()} ${expiresOn}`,
    },
    dueAt: new Date(workerNow().getTime() + (index * overMs) / count),
    ...{ state: 'planned', version: 1, attempts: 0, history: [] },
  }));
  await database.reminders.collection.insertMany(rows as never[]);
}

/** Every row ended, once; whoever's is `sent` got one message, whoever's is `ambiguous` at most one. */
export async function expectAllOnce(
  database: Database,
  sent: Map<string, number>,
  count: number,
  atMostLost: number,
): Promise<void> {
  const ended = ['sent', 'ambiguous', 'skipped', 'failed', 'cancelled'] as const;
  const rows = await reminderStore(database).list(ended, { limit: 5_000 });
  expect(rows).toHaveLength(count);
  const ambiguous = rows.filter(({ state }) => state === 'ambiguous');
  expect(ambiguous.length).toBeLessThanOrEqual(atMostLost);
  for (const { state, participantId = '' } of rows) {
    const messages = sent.get(participantId.slice(1)) ?? 0;
    if (state === 'sent') expect([participantId, messages]).toEqual([participantId, 1]);
    else expect([state, messages <= 1]).toEqual(['ambiguous', true]);
  }
}

/** Rows that are not over, in short. */
const openRows = async (database: Database): Promise<string[]> => {
  const rows = await reminderStore(database).list(['planned', 'sending'], { limit: 5_000 });
  return rows.map(({ id, state, attempts, dueAt, until, handed, history }) =>
    JSON.stringify({ id, state, attempts, dueAt, until, handed, story: history.at(-1) }),
  );
};

export async function untilOver(database: Database): Promise<void> {
  for (let n = 0; n < 1_000 && (await openRows(database)).length > 0; n += 1) await wait(100);
  expect(await openRows(database)).toEqual([]);
}

export async function untilSent(sent: Map<string, number>, count: number): Promise<void> {
  for (let n = 0; n < 6_000 && total(sent) <= count; n += 1) await wait(10);
  expect(total(sent)).toBeGreaterThan(count);
}

export const total = (sent: Map<string, number>) =>
  [...sent.values()].reduce((sum, n) => sum + n, 0);
