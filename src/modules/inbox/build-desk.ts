import type { EngineParts } from '../../engine/engine.js';
import { endTalk } from '../../engine/talk.js';
import type { DeskParts } from './desk.js';
import type { Database } from '../../store/connect.js';
import { deskStore } from './store.js';
import { createTalk, type TalkParts } from '../../turn/talk.js';

/** The office's side: tickets, and talking in the conversations of this process. */
export const buildDesk = (
  parts: Omit<TalkParts, 'endTalk'> & { database: Database },
  engine: EngineParts,
): DeskParts => ({
  tickets: deskStore(parts.database),
  talk: createTalk({
    ...parts,
    endTalk: (before, contact, now) => endTalk(engine, before, contact, now),
  }),
});

/**
 * The same for actions, which run inside a turn of somebody else: they wait for no turn, as two of the office who
 * answer each other would wait for ever. What they write is one conditional write all the same.
 */
export const buildDeskOfTurns = (
  parts: Omit<TalkParts, 'endTalk' | 'turns'> & { database: Database },
  engine: () => EngineParts,
): DeskParts => ({
  tickets: deskStore(parts.database),
  talk: createTalk({
    ...parts,
    turns: { run: (_contact, act) => act() },
    endTalk: (before, contact, now) => endTalk(engine(), before, contact, now),
  }),
});
