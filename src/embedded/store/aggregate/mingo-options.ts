import { Context, ProcessingMode } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import type { Document } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { matchStage, sortStage } from './own-stages.js';

/** Names of what expressions and groups may use. */
export const expressionNames: ReadonlySet<string> = new Set(Object.keys(expression));
export const accumulatorNames: ReadonlySet<string> = new Set([
  ...Object.keys(accumulator),
  ...Object.keys(window),
]);

// Matching and sorting follow BSON's types and order, inside sub-pipelines too.
const context = Context.init({
  accumulator,
  expression,
  pipeline: {
    ...pipeline,
    $match: matchStage as typeof pipeline.$match,
    $sort: sortStage as typeof pipeline.$sort,
  },
  projection,
  query,
  window,
});

/** @param resolve the documents of another collection, for `$lookup` and the like */
export function mingoOptions(resolve?: (name: string) => Document[]): Options {
  return {
    idKey: '_id',
    processingMode: ProcessingMode.CLONE_OFF,
    useStrictMode: true,
    scriptEnabled: false,
    failOnError: true,
    context,
    ...(resolve ? { collectionResolver: resolve } : {}),
  };
}

/** Runs mingo; what it rejects becomes an error that the client can read. */
export function withMingo<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError('BadValue', error instanceof Error ? error.message : String(error));
  }
}
