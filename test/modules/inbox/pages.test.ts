import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import type { DeskTicket } from '../../../src/modules/inbox/desk.js';
import { addTicketPages } from '../../../src/modules/inbox/pages/ticket-routes.js';
import type { TicketSource } from '../../../src/modules/inbox/pages/ticket-source.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const id = 'telegram:1:17';
const ticket: DeskTicket = {
  id,
  contactId: 'telegram:1',
  kind: 'asked',
  text: '<b>Kapan</b> pelatihannya?',
  at: new Date('2026-11-24T02:00:00Z'),
  state: 'open',
};
let app: FastifyInstance;
let done: string[];
let shown: DeskTicket;

const source: TicketSource = {
  list: () => Promise.resolve([{ ...shown, name: 'Sari' }]),
  find: (asked) => Promise.resolve(asked === id ? { ...shown, name: 'Sari' } : undefined),
  messages: () =>
    Promise.resolve([
      {
        id: 'm',
        contactId: 'telegram:1',
        direction: 'in',
        at: ticket.at,
        text: 'NIK 3174********9901',
      },
    ]),
  take: (asked, by) => note(`take ${asked} ${by}`),
  answer: (asked, by, text) => note(`answer ${asked} ${by} ${text}`),
  close: (asked, by) => note(`close ${asked} ${by}`),
};
function note(what: string) {
  done.push(what);
  return Promise.resolve('done' as const);
}

beforeEach(() => {
  done = [];
  shown = ticket;
  app = rig.build({
    rooms: [
      (routes, desk) => {
        addTicketPages(routes, desk, source);
      },
    ],
  });
});
afterEach(() => app.close());

const view = `/tickets/view?id=${encodeURIComponent(id)}`;
const ani = async () => {
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  const visitor = new Visitor(app);
  await visitor.signIn('ani@example.org', goodPassword);
  return visitor;
};

describe('the pages of tickets', () => {
  it('are for who is signed in', async () => {
    const stranger = new Visitor(app);
    for (const url of ['/tickets', view])
      expect((await stranger.get(url)).headers.location).toBe('/login');
    expect((await stranger.post('/tickets/take', { id })).statusCode).not.toBe(200);
    expect(done).toEqual([]);
  });

  it('list who waits, show the conversation masked, and take nothing for markup', async () => {
    const visitor = await ani();
    const list = (await visitor.get('/tickets')).body;
    expect(list).toContain('Sari');
    expect(list).toContain('&lt;b&gt;Kapan');
    expect((await visitor.get(view)).body).toContain('3174********9901');
    expect((await visitor.get('/tickets/view?id=other')).statusCode).toBe(404);
  });

  it('take, answer and close, only by a form of ours', async () => {
    const visitor = await ani();
    expect((await visitor.post('/tickets/take', { id })).statusCode).toBe(403);
    await visitor.fill(view, { id }, '/tickets/take');
    shown = { ...ticket, state: 'taken', takenBy: 'ani@example.org' };
    expect((await visitor.get(view)).body).toContain('bot diam');
    await visitor.fill(view, { id, text: ' Sabtu jam 9 ' }, '/tickets/answer');
    await visitor.fill(view, { id, text: '  ' }, '/tickets/answer');
    await visitor.fill(view, { id }, '/tickets/close');
    expect(done).toEqual([
      `take ${id} ani@example.org`,
      `answer ${id} ani@example.org Sabtu jam 9`,
      `close ${id} ani@example.org`,
    ]);
  });
});
