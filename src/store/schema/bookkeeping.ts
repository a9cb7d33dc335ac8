import type mongoose from 'mongoose';

/** Models of this part. */
export function bookkeepingModels(_connection: mongoose.Connection) {
  return {};
}
