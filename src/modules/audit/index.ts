import { defineModule } from '../module.js';
import { auditCollections } from './schema.js';

/** Who did what to whom. */
export const audit = defineModule({
  name: 'audit',
  collections: auditCollections,
  bind: () => ({}),
});
