import type mongoose from 'mongoose';

/** Models of this part. */
export function capitalModels(_connection: mongoose.Connection) {
  return {};
}
