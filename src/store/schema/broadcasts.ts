import type mongoose from 'mongoose';

/** Models of this part. */
export function broadcastsModels(_connection: mongoose.Connection) {
  return {};
}
