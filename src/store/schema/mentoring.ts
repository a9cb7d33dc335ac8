import type mongoose from 'mongoose';

/** Models of this part. */
export function mentoringModels(_connection: mongoose.Connection) {
  return {};
}
