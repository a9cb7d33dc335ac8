import { decodeDocument } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { type Document, Double, isDocument, Long, type Value } from '../bson/value.js';
import { Catalog } from '../collection/catalog.js';
import type { EffectLog } from '../collection/effect.js';
import { Transaction } from '../collection/transaction.js';
import { StoreError } from '../errors.js';
import { typeName } from '../query/type-test.js';
import type { Request } from '../wire/message.js';
import type { Cursors } from './cursors.js';

/** What all commands share. */
export interface ServerState {
  catalog: Catalog;
  log: EffectLog;
  cursors: Cursors;
  startedAt: number;
}

/** An encoded document that goes into a reply as it is. */
export interface CursorReply {
  cursor: { key: 'firstBatch' | 'nextBatch'; batch: Buffer[]; id: Long; namespace: string };
}

export type Reply = Document | CursorReply;

/** One command as its handler sees it. */
export class Command {
  constructor(
    readonly state: ServerState,
    readonly request: Request,
    readonly name: string,
  ) {}

  get body(): Document {
    return this.request.body;
  }

  get database(): string {
    const { $db } = this.body;
    if (typeof $db !== 'string')
      throw new StoreError(40571, 'OP_MSG requests require a $db argument');
    return $db;
  }

  /** Name of the collection: the value of the command's own field. */
  get collectionName(): string {
    const name = this.body[this.name];
    if (typeof name !== 'string' || name === '') {
      throw new StoreError(
        'InvalidNamespace',
        `collection name has invalid type ${typeName(name)}`,
      );
    }
    return name;
  }

  get namespace(): string {
    return `${this.database}.${this.collectionName}`;
  }

  /** Runs changes; all of them are written before this returns, or none is made. */
  change<T>(run: (transaction: Transaction) => T): T {
    const transaction = new Transaction(this.state.catalog, this.state.log);
    let result: T;
    try {
      result = run(transaction);
    } catch (error) {
      transaction.rollback();
      throw error;
    }
    transaction.commit();
    return result;
  }

  /** A list of documents, from the body or beside it. */
  documents(field: string): Document[] {
    const encoded = this.request.sequences.get(field);
    if (encoded) return encoded.map((bytes) => decodeDocument(bytes));
    return this.#list(field);
  }

  /** As `documents`, encoded. */
  encodedDocuments(field: string): Buffer[] {
    return this.request.sequences.get(field) ?? this.#list(field).map(encodeDocument);
  }

  #list(field: string): Document[] {
    const list = this.body[field];
    if (!Array.isArray(list) || list.length === 0) {
      throw new StoreError(
        'InvalidLength',
        `Write batch sizes must be between 1 and 100000. Got 0 operations.`,
      );
    }
    return list.map((item) => {
      if (!isDocument(item))
        throw new StoreError(
          'TypeMismatch',
          `BSON field '${field}' holds something else than objects`,
        );
      return item;
    });
  }
}

export function asDocument(value: Value, field: string): Document {
  if (value === undefined || value === null) return {};
  if (!isDocument(value)) {
    throw new StoreError(
      'TypeMismatch',
      `BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'object'`,
    );
  }
  return value;
}

/** A count that is not negative; `fallback` if it is not given. */
export function asCount(value: Value, field: string, fallback: number): number {
  if (value === undefined || value === null) return fallback;
  const number =
    value instanceof Long || value instanceof Double ? Number(value.toString()) : value;
  if (typeof number !== 'number') {
    throw new StoreError(
      'TypeMismatch',
      `BSON field '${field}' is the wrong type '${typeName(value)}', expected a number`,
    );
  }
  if (number < 0)
    throw new StoreError(
      51024,
      `BSON field '${field}' value must be >= 0, actual value '${number}'`,
    );
  return Math.trunc(number);
}
