import type mongoose from 'mongoose';

/** Models of this part. */
export function licensingModels(_connection: mongoose.Connection) {
  return {};
}
