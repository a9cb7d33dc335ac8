import type { EngineParts } from '../engine/engine.js';
import { endTalk } from '../engine/talk.js';
import type { DeskParts } from '../programme/tickets/desk.js';
import type { Database } from '../store/connect.js';
import { deskStore } from '../store/desk.js';
import { createTalk, type TalkParts } from '../turn/talk.js';

/** The office's side: tickets, and talking in the conversations of this process. */
export const buildDesk = (
  parts: Omit<TalkParts, 'endTalk'> & { database: Database },
  engine: EngineParts,
): DeskParts => ({
  tickets: deskStore(parts.database),
  talk: createTalk({ ...parts, endTalk: (before, now) => endTalk(engine, before, now) }),
});
