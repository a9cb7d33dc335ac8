import type { Frame } from '../../engine/types.js';
import type { OtherConversations } from './ports.js';
import type { Database } from '../../store/connect.js';

interface Kept {
  rev: number;
  conversation: { frames: Frame[] };
  /** What was taken over by another account, for a request that comes twice. */
  moved?: { request: string; frames: Frame[] };
}

/** Conversations of other accounts, in the same documents as the turns write. */
export function otherConversations({ sessions }: Database, root: string): OtherConversations {
  const documents = sessions.collection;
  const load = async (id: string) =>
    (await documents.findOne({ _id: id as never })) as unknown as Kept | null;
  return {
    async unfinished(contactId) {
      const kept = await load(contactId);
      return kept ? runningFrames(kept.conversation.frames, root)?.[0]?.flow : undefined;
    },
    async take(contactId, request) {
      const kept = await load(contactId);
      if (!kept) return undefined;
      if (kept.moved?.request === request) return kept.moved.frames;
      const frames = runningFrames(kept.conversation.frames, root);
      if (!frames) return undefined;
      // One conditional write: a turn that runs there at this moment wins, and nothing is taken.
      const taken = await documents.updateOne(
        { _id: contactId as never, rev: kept.rev },
        {
          $set: { 'conversation.frames': [], moved: { request, frames } },
          $inc: { rev: 1 },
        },
      );
      return taken.modifiedCount === 1 ? frames : undefined;
    },
    async forget(contactId) {
      await documents.deleteOne({ _id: contactId as never });
    },
  };
}

/** What runs over the root flow and waits for an answer; interruptions are left where they are. */
function runningFrames(frames: readonly Frame[], root: string): Frame[] | undefined {
  const first = frames.findIndex(({ interrupt }) => interrupt === true);
  const own = frames.slice(0, first < 0 ? undefined : first).filter(({ flow }) => flow !== root);
  return own.at(-1)?.open ? own : undefined;
}
