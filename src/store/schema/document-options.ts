/**
 * How documents lie in MongoDB, for every schema. Ids are natural wherever there is one; nothing needs a
 * transaction, a partial or a TTL index. `strictQuery: 'throw'` because an unknown filter key that is dropped
 * would match everything.
 */
export const options = {
  versionKey: false,
  minimize: false,
  autoIndex: false,
  autoCreate: false,
  strict: true,
  strictQuery: 'throw',
  id: false,
} as const;
