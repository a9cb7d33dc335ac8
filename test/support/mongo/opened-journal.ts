import { decodeDocument } from '../../../src/embedded/store/bson/decode.js';
import { encodeDocument } from '../../../src/embedded/store/bson/encode.js';
import { keyOf } from '../../../src/embedded/store/bson/key-string.js';
import type { Document, Value } from '../../../src/embedded/store/bson/value.js';
import { Catalog } from '../../../src/embedded/store/collection/catalog.js';
import { Transaction } from '../../../src/embedded/store/collection/transaction.js';
import { Journal, type JournalOptions } from '../../../src/embedded/store/journal/journal.js';
import { recordingLogger } from './quiet-logger.js';

/** A store's data and journal without the server; documents go to the collection `c`. */
export class OpenedJournal {
  private constructor(
    readonly catalog: Catalog,
    readonly journal: Journal,
    readonly recorded: ReturnType<typeof recordingLogger>,
  ) {}

  static async open(dir: string, options: Partial<JournalOptions> = {}): Promise<OpenedJournal> {
    const catalog = new Catalog();
    const recorded = recordingLogger();
    const journal = await Journal.open({ dir, catalog, logger: recorded.logger, ...options });
    return new OpenedJournal(catalog, journal, recorded);
  }

  change(run: (transaction: Transaction) => void): void {
    const transaction = new Transaction(this.catalog, this.journal);
    run(transaction);
    transaction.commit();
  }

  /** Inserts, or replaces. */
  put(document: Document): void {
    this.change((transaction) => {
      const collection = transaction.collection('db', 'c');
      const present = collection.records.get(keyOf(document._id));
      if (present) transaction.replace(collection, present, encodeDocument(document));
      else transaction.insert(collection, encodeDocument(document));
    });
  }

  ids(name = 'c'): Value[] {
    const records = this.catalog.find('db', name)?.records.values() ?? [];
    return [...records].map(({ bytes }) => decodeDocument(bytes)._id);
  }
}
