import type mongoose from 'mongoose';

/** Models of this part. */
export function messagingModels(_connection: mongoose.Connection) {
  return {};
}
