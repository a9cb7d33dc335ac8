import { conversationCollections } from './schema/conversations.js';
import { deliveryCollections } from './schema/delivery.js';
import { fileCollections } from './schema/files.js';
import { formCollections } from './schema/forms.js';
import { installationCollections } from './schema/installation.js';
import { signInCollections } from './schema/users.js';
import { whatsappCollections } from './schema/whatsapp.js';

/** What the rooms under the modules keep. */
export const platformCollections = {
  ...conversationCollections,
  ...deliveryCollections,
  ...fileCollections,
  ...formCollections,
  ...installationCollections,
  ...signInCollections,
  ...whatsappCollections,
};
