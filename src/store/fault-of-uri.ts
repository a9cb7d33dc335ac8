import mongoose from 'mongoose';

/**
 * What is wrong with the address of a MongoDB server, as the driver reads it; no server is asked.
 * @returns the end of a sentence; undefined when nothing is wrong
 */
export function faultOfUri(uri: string): string | undefined {
  try {
    new mongoose.mongo.MongoClient(uri);
    return undefined;
  } catch (error) {
    // What the driver says can repeat a password.
    if (uri.includes('@') || !(error instanceof Error)) return 'can not be read';
    return `can not be read (${error.message})`;
  }
}
