import { answerTicket, closeTicket, takeTicket } from '../desk.js';
import { deskStore } from '../store.js';
import { messageLog } from '../../../store/messages.js';
import { participantStore } from '../../people/store/participants.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { addTicketPages } from './ticket-routes.js';
import type { TicketSource } from './ticket-source.js';
import type { Platform } from '../../../ports/platform.js';

const shownTickets = 200;
const shownMessages = 60;

/** The pages of tickets. */
export const buildTicketPages =
  (platform: Platform): DashboardRoom =>
  (app, desk) => {
    addTicketPages(app, desk, sourceOf(platform));
  };

function sourceOf({ database, clock, talk }: Platform): TicketSource {
  const store = deskStore(database);
  const participants = participantStore(database);
  const log = messageLog(database);
  const personOf = async (id: string | undefined) =>
    id === undefined ? undefined : participants.find(id);
  const office = { tickets: store, talk: talk.outside };
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
    take: (id, by) => takeTicket(office, id, by, clock.now()),
    answer: (id, by, text) => answerTicket(office, id, by, text, clock.now()),
    close: (id, by) => closeTicket(office, id, by, clock.now()),
  };
}
