/**
 * How documents lie in MongoDB, for every schema. Ids are natural wherever there is one; nothing needs a
 * transaction, a partial or a TTL index. A field that nobody declared is an error: dropped from what is written it would
 * be lost without a word, and dropped from a filter everything would match.
 */
export const options = {
  versionKey: false,
  minimize: false,
  autoIndex: false,
  autoCreate: false,
  strict: 'throw',
  strictQuery: 'throw',
  id: false,
} as const;
