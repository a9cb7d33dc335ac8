import type { Frame } from '../engine/types.js';
import type { Database } from './connect.js';

/** People whose conversation waits at a node, by flow, version and node. */
export interface Parked {
  flow: string;
  version: number;
  node: string;
  count: number;
}

/** Reads every conversation: for an operator's question now and then, not for a page. */
export async function parkedConversations({ sessions }: Database): Promise<Parked[]> {
  const counts = new Map<string, Parked>();
  const cursor = sessions.collection.find(
    {},
    { projection: { 'conversation.frames': 1, 'conversation.parked': 1 } },
  );
  for await (const { conversation } of cursor) {
    for (const { flow, version, node } of framesOf(conversation)) {
      const key = `${flow} ${version} ${node}`;
      const found = counts.get(key) ?? { flow, version, node, count: 0 };
      counts.set(key, { ...found, count: found.count + 1 });
    }
  }
  return [...counts.values()];
}

function framesOf(conversation: unknown): Frame[] {
  const { frames = [], parked = {} } = (conversation ?? {}) as {
    frames?: Frame[];
    parked?: Record<string, Frame>;
  };
  return [...frames, ...Object.values(parked)];
}
