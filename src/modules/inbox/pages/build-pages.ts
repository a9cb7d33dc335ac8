import { answerTicket, closeTicket, takeTicket } from '../desk.js';
import { deskStore } from '../store.js';
import { messageLog } from '../../../store/messages.js';
import { participantStore } from '../../people/store/participants.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { addTicketPages } from './ticket-routes.js';
import type { TicketSource } from './ticket-source.js';
import { Failure } from '../../../web/failure.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';

const shownTickets = 200;
const shownMessages = 60;

/** The pages of tickets, on the real store and the conversations of this process. */
export const buildTicketPages =
  (around: DashboardSurroundings): DashboardRoom =>
  (app, desk) => {
    addTicketPages(app, desk, sourceOf(around));
  };

function sourceOf({ database, clock, running }: DashboardSurroundings): TicketSource {
  const store = deskStore(database);
  const participants = participantStore(database);
  const log = messageLog(database);
  const personOf = async (id: string | undefined) =>
    id === undefined ? undefined : participants.find(id);
  const parts = () => {
    if (!running.conversations) throw new Failure(503, 'not-ready', 'error.notReady');
    return running.conversations.desk;
  };
  return {
    async list() {
      const tickets = await store.list(['open', 'taken'], shownTickets);
      return Promise.all(
        tickets.map(async (ticket) => {
          const name = (await personOf(ticket.participantId))?.name;
          return name === undefined ? ticket : { ...ticket, name };
        }),
      );
    },
    async find(id) {
      const ticket = await store.find(id);
      const person = await personOf(ticket?.participantId);
      return ticket && person ? { ...ticket, name: person.name, number: person.number } : ticket;
    },
    messages: (contactId) => log.latest(contactId, shownMessages),
    take: (id, by) => takeTicket(parts(), id, by, clock.now()),
    answer: (id, by, text) => answerTicket(parts(), id, by, text, clock.now()),
    close: (id, by) => closeTicket(parts(), id, by, clock.now()),
  };
}
