import type { FormParts } from '../web/forms/forms.js';
import type { Database } from './connect.js';

/** Which secure forms were filled in; kept until their links have long expired. */
export function formUses({ formUses: uses }: Database): FormParts['uses'] {
  return {
    has: async (name) => (await uses.exists({ _id: name })) !== null,
    async add(name, at) {
      await uses.updateOne({ _id: name }, { $setOnInsert: { at } }, { upsert: true });
    },
  };
}
