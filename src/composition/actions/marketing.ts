import { drawProductCard } from '../../documents/product-card.js';
import type { Actions } from '../../engine/actions.js';
import { marketingActions } from '../../programme/marketing/actions.js';
import { contactStore } from '../../store/contacts.js';
import { bazaarStore, shopStore } from '../../store/marketing.js';
import { participantStore } from '../../store/participants.js';
import type { ActionSurroundings } from '../build-actions.js';
import { buildSteps } from '../build-steps.js';

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
