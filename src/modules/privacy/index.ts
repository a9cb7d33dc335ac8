import { defineModule } from '../module.js';
import { privacyActions } from './actions.js';
import { bindPrivacy } from './bind.js';
import { addPrivacyPage } from './pages/privacy-route.js';
import { privacyCollections } from './schema.js';

/** DATA SAYA, PERBAIKI, HAPUS, and the privacy notice. */
export const privacy = defineModule({
  name: 'privacy',
  collections: privacyCollections,
  actions: privacyActions,
  publicPages: () => addPrivacyPage,
  bind: bindPrivacy,
});
