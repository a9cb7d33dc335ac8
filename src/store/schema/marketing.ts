import type mongoose from 'mongoose';

/** Models of this part. */
export function marketingModels(_connection: mongoose.Connection) {
  return {};
}
