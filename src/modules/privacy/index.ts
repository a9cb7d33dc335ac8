import { defineModule } from '../module.js';
import { privacyActions } from './actions.js';
import { bindPrivacy } from './bind.js';
import { addPrivacyPage } from './pages/privacy-route.js';

/** DATA SAYA, PERBAIKI, HAPUS, and the privacy notice. */
export const privacy = defineModule({
  name: 'privacy',
  actions: privacyActions,
  publicPages: () => addPrivacyPage,
  bind: bindPrivacy,
});
