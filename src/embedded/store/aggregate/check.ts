import { type Document, isDocument, type Value } from '../bson/value.js';
import { refuse, StoreError } from '../errors.js';
import { accumulatorNames, expressionNames } from './mingo-options.js';

const stages = new Set([
  '$match',
  '$sort',
  '$skip',
  '$limit',
  '$count',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$group',
  '$unwind',
  '$lookup',
  '$facet',
  '$bucket',
  '$bucketAuto',
  '$sortByCount',
  '$replaceRoot',
  '$replaceWith',
  '$unionWith',
  '$graphLookup',
  '$setWindowFields',
  '$sample',
]);
const refusedStages = new Set([
  '$out',
  '$merge',
  '$changeStreamSplitLargeEvent',
  '$geoNear',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$collStats',
  '$indexStats',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$planCacheStats',
  '$documents',
  '$densify',
  '$fill',
  '$redact',
]);
const refusedExpressions = new Set([
  '$function',
  '$accumulator',
  '$where',
  '$toDecimal',
  '$toHashedIndexKey',
]);

/** Refuses stages and operators that do not exist or are not supported, sub-pipelines included. @throws StoreError */
export function checkPipeline(pipeline: Value): Document[] {
  if (!Array.isArray(pipeline))
    throw new StoreError('TypeMismatch', "'pipeline' option must be specified as an array");
  return pipeline.map((stage) => {
    if (!isDocument(stage))
      throw new StoreError(
        'TypeMismatch',
        "Each element of the 'pipeline' array must be an object",
      );
    const [name, ...others] = Object.keys(stage);
    if (name === undefined || others.length > 0) {
      throw new StoreError(
        40323,
        'A pipeline stage specification object must contain exactly one field.',
      );
    }
    checkStage(name, stage[name]);
    return stage;
  });
}

function checkStage(name: string, spec: Value): void {
  if (name === '$changeStream')
    throw new StoreError(40573, 'The $changeStream stage is only supported on replica sets');
  if (refusedStages.has(name)) refuse(`The stage ${name}`);
  if (!stages.has(name)) throw new StoreError(40324, `Unrecognized pipeline stage name: '${name}'`);
  if (name === '$match') return;
  if (name === '$facet' && isDocument(spec)) {
    for (const pipeline of Object.values(spec)) checkPipeline(pipeline);
    return;
  }
  const { pipeline, ...rest } = isDocument(spec) ? spec : {};
  if (pipeline !== undefined) checkPipeline(pipeline);
  if (name === '$group') checkGroup(spec);
  checkExpression(isDocument(spec) ? rest : spec);
}

function checkGroup(spec: Value): void {
  if (!isDocument(spec) || !('_id' in spec))
    throw new StoreError(15955, 'a group specification must include an _id');
  for (const [field, accumulator] of Object.entries(spec)) {
    if (field === '_id') continue;
    const [name] = isDocument(accumulator) ? Object.keys(accumulator) : [];
    if (name?.startsWith('$') !== true) {
      throw new StoreError(40234, `The field '${field}' must be an accumulator object`);
    }
    if (!accumulatorNames.has(name))
      throw new StoreError(15952, `unknown group operator '${name}'`);
  }
}

/** @throws StoreError for an operator that mingo does not have */
export function checkExpression(expression: Value): void {
  if (Array.isArray(expression)) expression.forEach(checkExpression);
  if (!isDocument(expression)) return;
  for (const [name, operand] of Object.entries(expression)) {
    if (name.startsWith('$')) {
      if (refusedExpressions.has(name)) refuse(name);
      if (!expressionNames.has(name) && !accumulatorNames.has(name)) {
        throw new StoreError('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
      }
    }
    if (name !== '$literal') checkExpression(operand);
  }
}
