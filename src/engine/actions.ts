import type { FileRef, Frame, Input, Json, Option, Vars } from './types.js';

/** What an action is told. Variables of sensitive answers hold sealed values. */
export interface ActionCall {
  vars: Vars;
  person: Vars;
  /** Constant arguments of the node. */
  args: Record<string, string | number | boolean>;
  contact: { id: string; channel: string; address: string };
  /** Of the message being answered: the natural id under which an action makes its effects unique. */
  inboundId: string;
  locale: string;
  now: Date;
}

export interface ActionResult {
  /** One of the action's declared outcomes; the node's `to` branches on it. */
  outcome: string;
  /** Variables to set in the running flow (null removes one). */
  set?: Vars;
  /** Facts of the person to set (null removes one). */
  person?: Vars;
  locale?: string;
  /** Flows with answers from elsewhere: the next `call` of each takes it up, as after BATAL. */
  parked?: Record<string, Frame>;
  /** For `list` questions. */
  options?: Option[];
}

/**
 * A thing a flow may `do`. A turn can be run twice for one message, so `run` is idempotent: its
 * effects hang on natural ids or on `inboundId`.
 */
export interface Action {
  outcomes: readonly string[];
  run(call: ActionCall): Promise<ActionResult>;
}

export type Actions = Record<string, Action>;

/**
 * An action as a module states it, whatever it runs on: its outcomes can be read without anything being built.
 * @typeParam Dependencies what `run` is handed each time
 */
export interface ActionDefinition<Dependencies> {
  outcomes: readonly string[];
  run(dependencies: Dependencies, call: ActionCall): Promise<ActionResult>;
}

/** Actions by the names under which flows `do` them. */
export type ActionDefinitions<Dependencies> = Record<string, ActionDefinition<Dependencies>>;

/** The actions as the engine runs them, each on these dependencies. */
export function bindActions<Dependencies>(
  definitions: ActionDefinitions<Dependencies>,
  dependencies: Dependencies,
): Actions {
  const bound = Object.entries(definitions).map(([name, definition]): [string, Action] => [
    name,
    {
      outcomes: definition.outcomes,
      run: (call) => definition.run(dependencies, call),
    },
  ]);
  return Object.fromEntries(bound);
}

export type { FileRef, Input, Json };
