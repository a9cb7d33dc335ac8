import { StoreError } from '../errors.js';
import { Collection } from './collection.js';

/** All databases and their collections. */
export class Catalog {
  readonly databases = new Map<string, Map<string, Collection>>();
  #nextId = 1;

  find(database: string, name: string): Collection | undefined {
    return this.databases.get(database)?.get(name);
  }

  /** A new collection, not yet in the catalog. @throws StoreError for a name that is not allowed */
  make(database: string, name: string, id = this.#nextId): Collection {
    if (
      name === '' ||
      name.startsWith('system.') ||
      name.includes('$') ||
      name.includes('\0') ||
      name.startsWith('.')
    ) {
      throw new StoreError('InvalidNamespace', `Invalid collection name: ${name}`);
    }
    if (database === '' || /[/\\. "$*<>:|?\0]/.test(database)) {
      throw new StoreError('InvalidNamespace', `Invalid namespace specified '${database}.${name}'`);
    }
    this.#nextId = Math.max(this.#nextId, id + 1);
    return new Collection(id, database, name);
  }

  attach(collection: Collection): void {
    const collections = this.databases.get(collection.database) ?? new Map<string, Collection>();
    this.databases.set(collection.database, collections);
    collections.set(collection.name, collection);
  }

  detach(collection: Collection): void {
    const collections = this.databases.get(collection.database);
    collections?.delete(collection.name);
    if (collections?.size === 0) this.databases.delete(collection.database);
  }

  *all(): Generator<Collection> {
    for (const collections of this.databases.values()) yield* collections.values();
  }
}
