import type mongoose from 'mongoose';

/** Models of this part. */
export function trainingModels(_connection: mongoose.Connection) {
  return {};
}
