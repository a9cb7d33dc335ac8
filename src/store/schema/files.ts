import type mongoose from 'mongoose';

/** Models of this part. */
export function filesModels(_connection: mongoose.Connection) {
  return {};
}
