import { encodeDocument } from '../bson/encode.js';
import { type Document, isDocument, Long, type Value } from '../bson/value.js';
import { keyOf } from '../bson/key-string.js';
import type { Collection } from '../collection/collection.js';
import { describeIndex, matchExisting, parseIndexSpec } from '../collection/index-spec.js';
import { refuse, StoreError } from '../errors.js';
import { compileFilter } from '../query/compile.js';
import { asDocument, type Command, type Reply } from './context.js';
import { checkFields } from './fields.js';

function existing(command: Command): Collection {
  const collection = command.state.catalog.find(command.database, command.collectionName);
  if (!collection)
    throw new StoreError('NamespaceNotFound', `ns does not exist: ${command.namespace}`);
  return collection;
}

const createRefused = [
  'capped',
  'timeseries',
  'viewOn',
  'pipeline',
  'validator',
  'clusteredIndex',
  'expireAfterSeconds',
];

export function create(command: Command): Document {
  for (const option of createRefused) {
    const value = command.body[option];
    if (value !== undefined && value !== false) refuse(`A collection with '${option}'`);
  }
  checkFields(command.body, 'create', [...createRefused, 'idIndex', 'autoIndexId']);
  command.change((transaction) => {
    if (transaction.catalog.find(command.database, command.collectionName)) {
      throw new StoreError('NamespaceExists', `Collection ${command.namespace} already exists.`);
    }
    transaction.collection(command.database, command.collectionName);
  });
  return {};
}

export function drop(command: Command): Document {
  const collection = command.state.catalog.find(command.database, command.collectionName);
  // MongoDB 7 says ok for a collection that is not there.
  if (!collection) return {};
  const indexes = collection.specs.length;
  command.change((transaction) => {
    transaction.drop(collection);
  });
  return { nIndexesWas: indexes, ns: command.namespace };
}

export function dropDatabase(command: Command): Document {
  const { database, state } = command;
  const collections = [...(state.catalog.databases.get(database)?.values() ?? [])];
  command.change((transaction) => {
    for (const collection of collections) transaction.drop(collection);
  });
  return collections.length > 0 ? { dropped: database } : {};
}

export function createIndexes(command: Command): Document {
  checkFields(command.body, 'createIndexes', ['indexes', 'commitQuorum']);
  const { indexes } = command.body;
  if (!Array.isArray(indexes) || indexes.length === 0) {
    throw new StoreError('BadValue', 'Must specify at least one index to create');
  }
  const specs = indexes.map(parseIndexSpec);
  const created = !command.state.catalog.find(command.database, command.collectionName);
  return command.change((transaction) => {
    const collection = transaction.collection(command.database, command.collectionName);
    const before = collection.specs.length;
    for (const spec of specs) {
      if (!matchExisting(spec, collection.specs)) transaction.createIndex(collection, spec);
    }
    return {
      numIndexesBefore: created ? 1 : before,
      numIndexesAfter: collection.specs.length,
      createdCollectionAutomatically: created,
      ...(before === collection.specs.length ? { note: 'all indexes already exist' } : {}),
    };
  });
}

export function listIndexes(command: Command): Reply {
  const batch = existing(command).specs.map((spec) => encodeDocument(describeIndex(spec)));
  return { cursor: { key: 'firstBatch', batch, id: Long.ZERO, namespace: command.namespace } };
}

export function dropIndexes(command: Command): Document {
  checkFields(command.body, 'dropIndexes', ['index']);
  const collection = existing(command);
  const before = collection.specs.length;
  const wanted = command.body.index;
  const names = namesToDrop(collection, wanted);
  command.change((transaction) => {
    for (const name of names) transaction.dropIndex(collection, name);
  });
  return { nIndexesWas: before };
}

function namesToDrop(collection: Collection, wanted: Value): string[] {
  const names = collection.indexes.map((index) => index.spec.name);
  if (wanted === '*') return names;
  if (Array.isArray(wanted)) return wanted.flatMap((item) => namesToDrop(collection, item));
  if (wanted === '_id_') throw new StoreError('InvalidOptions', 'cannot drop _id index');
  const found = isDocument(wanted)
    ? collection.indexes.find((index) => keyOf(index.spec.key) === keyOf(wanted))?.spec.name
    : names.find((name) => name === wanted);
  if (found === undefined)
    throw new StoreError(
      'IndexNotFound',
      `index not found with name [${typeof wanted === 'string' ? wanted : keyOf(wanted)}]`,
    );
  return [found];
}

export function listCollections(command: Command): Reply {
  const matches = compileFilter(asDocument(command.body.filter, 'listCollections.filter'));
  const nameOnly = command.body.nameOnly === true;
  const collections = command.state.catalog.databases.get(command.database)?.values() ?? [];
  const listed = [...collections]
    .map(({ name }): Document => ({
      name,
      type: 'collection',
      ...(nameOnly
        ? {}
        : {
            options: {},
            info: { readOnly: false },
            idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
          }),
    }))
    .filter((description) => matches(description));
  const namespace = `${command.database}.$cmd.listCollections`;
  return {
    cursor: { key: 'firstBatch', batch: listed.map(encodeDocument), id: Long.ZERO, namespace },
  };
}

export function listDatabases(command: Command): Document {
  const matches = compileFilter(asDocument(command.body.filter, 'listDatabases.filter'));
  const databases = [...command.state.catalog.databases]
    .map(([name, collections]): Document => {
      const size = [...collections.values()].reduce((sum, collection) => sum + collection.size, 0);
      return command.body.nameOnly === true
        ? { name }
        : { name, sizeOnDisk: size, empty: size === 0 };
    })
    .filter((description) => matches(description));
  const total = databases.reduce(
    (sum, { sizeOnDisk }) => sum + (typeof sizeOnDisk === 'number' ? sizeOnDisk : 0),
    0,
  );
  return { databases, ...(command.body.nameOnly === true ? {} : { totalSize: total }) };
}
