import type mongoose from 'mongoose';

/** Models of this part. */
export function everydayModels(_connection: mongoose.Connection) {
  return {};
}
