import { drawProductCard } from './documents/product-card.js';
import type { Actions } from '../../engine/actions.js';
import { marketingActions } from './actions.js';
import { contactStore } from '../people/store/contacts.js';
import { bazaarStore, shopStore } from './store.js';
import { participantStore } from '../people/store/participants.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildSteps } from '../people/keep-steps.js';

/** What flows may `do` of this part, on the real store. */
export function buildMarketingActions(around: ActionSurroundings): Actions {
  const { database, words, files, secrets, publicUrl, timeZone } = around;
  return marketingActions({
    participants: participantStore(database),
    contacts: contactStore(database),
    shops: shopStore(database),
    bazaars: bazaarStore(database),
    steps: buildSteps(around),
    drawCard: drawProductCard,
    say: (locale, key, values) => words.say(locale, key, values),
    ...{ files, secrets, publicUrl, timeZone },
  });
}
