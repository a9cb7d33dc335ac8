import type { Engine } from '../../src/engine/turn.js';
import type { TurnInput } from '../../src/engine/engine.js';
import type { Event, Vars } from '../../src/engine/types.js';

/** What an action of the echo engine saw. */
export interface ActionRun {
  inboundId: string;
  /** Texts that the conversation had heard before. */
  heard: string[];
}

export interface EchoOptions {
  /** Runs for messages that begin with `do`, after the session is claimed. */
  act?: (turn: TurnInput) => Promise<void> | void;
  runs?: ActionRun[];
}

/**
 * Remembers every text and answers it with its number: `3 halo`. `do ...` runs an action, `quiet` says
 * nothing, `ask` puts a question with a button, `secret` is to be deleted, `boom` throws.
 */
export function createEchoEngine({ act, runs = [] }: EchoOptions = {}): Engine {
  return {
    async turn(turn) {
      const conversation = structuredClone(turn.conversation);
      if (!conversation) throw new Error('there is always a conversation');
      const { input, inboundId } = turn;
      const text = input.type === 'text' ? input.text : input.type;
      const heard = (conversation.person.heard ?? []) as string[];
      if (text === 'boom') throw new Error('the engine broke');
      if (text.startsWith('do')) {
        await turn.beforeActions();
        runs.push({ inboundId, heard: [...heard] });
        await act?.(turn);
      }
      conversation.person.heard = [...heard, text];
      return { conversation, events: eventsOf(text, heard.length + 1), sensitive: false };
    },
  };
}

function eventsOf(text: string, number: number): Event[] {
  if (text === 'quiet') return [];
  const values: Vars = { text: `${number} ${text}` };
  if (text !== 'ask') {
    const said: Event = { type: 'said', key: 'echo', values };
    return text === 'secret' ? [{ type: 'forgotten' }, said] : [said];
  }
  const question = { flow: 'echo', node: 'ask', kind: 'choice', serial: number };
  return [{ type: 'asked', question: { ...question, options: [{ id: 'a' }] }, values }];
}
