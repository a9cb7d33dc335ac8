import type { Logger } from '../ports/logger.js';
import * as store from '../store/connect.js';
import { platformCollections } from '../store/platform-collections.js';
import { modules } from './modules.js';

/** Every collection of the product. */
export const collections: store.Collections = Object.assign(
  {},
  platformCollections,
  ...modules.map((module) => module.collections),
) as store.Collections;

/** A connection with every collection of the product, not opened yet. @param uri mongodb://... */
export const openDatabase = (uri: string, logger: Logger): store.Database =>
  store.openDatabase(uri, logger, collections);

/** The same, opened. */
export const connect = (uri: string, logger: Logger): Promise<store.Database> =>
  store.connect(uri, logger, collections);
