import type { Platform } from '../../ports/platform.js';
import { keepSteps } from '../people/keep-steps.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import { drawProductCard } from './documents/product-card.js';
import type { MarketingParts } from './parts.js';
import { bazaarStore, shopStore } from './store.js';

/** Products, shops and bazaars, on the real store. */
export function bindMarketing(platform: Platform): MarketingParts {
  const { database, words, files, secrets, publicUrl, timeZone } = platform;
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    shops: shopStore(database),
    bazaars: bazaarStore(database),
    steps: keepSteps(platform),
    drawCard: drawProductCard,
    say: (locale, key, values) => words.say(locale, key, values),
    files,
    secrets,
    publicUrl,
    timeZone,
  };
}
