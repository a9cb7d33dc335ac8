import type { Document } from './bson/value.js';

/** Codes and names as MongoDB's `error_codes.yml` has them. */
export const errorCodes = {
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  InvalidLength: 16,
  ProtocolError: 17,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  OutOfDiskSpace: 14031,
  InvalidPipelineOperator: 168,
  NotImplemented: 238,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
} as const;

export type ErrorName = keyof typeof errorCodes;

/** An error that the client reads: code, name and message. */
export class StoreError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** More fields of the reply, such as `keyValue`. */
  readonly details: Document;

  /** @param kind name of the error, or the bare number of one that MongoDB gives no name */
  constructor(kind: ErrorName | number, message: string, details: Document = {}) {
    super(message);
    this.name = 'StoreError';
    this.code = typeof kind === 'number' ? kind : errorCodes[kind];
    this.codeName = typeof kind === 'number' ? `Location${kind}` : kind;
    this.details = details;
  }
}

/** Refuses what MongoDB has and this server does not. */
export function refuse(feature: string): never {
  throw new StoreError('NotImplemented', `${feature} is not supported by the embedded store`);
}
