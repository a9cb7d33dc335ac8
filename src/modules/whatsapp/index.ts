import { defineModule } from '../module.js';
import { buildWhatsAppPages } from './pages/build-pages.js';

/** The account of WhatsApp as the office sees it: linking it, its budget, a pause. */
export const whatsapp = defineModule({
  name: 'whatsapp',
  pages: [
    {
      entries: [{ id: 'whatsapp', path: '/whatsapp', roles: ['admin'], place: 120 }],
      room: (_parts, platform) => buildWhatsAppPages(platform),
    },
  ],
  bind: () => ({}),
});
