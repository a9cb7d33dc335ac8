import type { Actions } from '../engine/actions.js';
import { buildActions, type ActionSurroundings } from './build-actions.js';

/** Stands for everything that actions are built on: it has every part, and each part is it again. */
const nothing: unknown = new Proxy(() => nothing, {
  get: (_, key) => (typeof key === 'string' && key !== 'then' ? nothing : undefined),
});

/** All actions of the product by name, for checks of their names and outcomes: none of them can be run. */
export function describeActions(): Actions {
  return buildActions(nothing as ActionSurroundings);
}
