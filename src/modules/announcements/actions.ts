import type { ActionDefinition, ActionDefinitions } from '../../engine/actions.js';
import type { DeliveryStore } from './ports.js';

export interface AnnouncementParts {
  deliveries: Pick<DeliveryStore, 'noteAnswer'>;
}

/** The id of an offered reply: `<announcement>.<button>`. */
export const offerId = (broadcastId: string, button: string): string => `${broadcastId}.${button}`;

/** Notes which button somebody chose; the last one counts. */
const answer: ActionDefinition<AnnouncementParts> = {
  outcomes: ['noted', 'over'],
  async run({ deliveries }, { vars, person, now }) {
    const { offer } = vars;
    const dot = typeof offer === 'string' ? offer.indexOf('.') : -1;
    if (typeof offer !== 'string' || dot < 0 || typeof person.id !== 'string')
      return { outcome: 'over' };
    const id = `${offer.slice(0, dot)}:${person.id}`;
    const noted = await deliveries.noteAnswer(id, offer.slice(dot + 1), now);
    return { outcome: noted ? 'noted' : 'over' };
  },
};

export const announcementActions: ActionDefinitions<AnnouncementParts> = {
  'announcements.answer': answer,
};
