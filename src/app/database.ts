import type { Logger } from '../ports/logger.js';
import * as store from '../store/connect.js';
import { collections } from './collections.js';

/** A connection with every collection of the product, not opened yet. @param uri mongodb://... */
export const openDatabase = (uri: string, logger: Logger): store.Database =>
  store.openDatabase(uri, logger, collections);

/** The same, opened. */
export const connect = (uri: string, logger: Logger): Promise<store.Database> =>
  store.connect(uri, logger, collections);
