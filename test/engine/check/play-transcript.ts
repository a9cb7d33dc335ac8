import type { Understanding } from '../../../src/engine/engine.js';
import type { FlowSet } from '../../../src/engine/flow.js';
import { createEngine } from '../../../src/engine/turn.js';
import type { Conversation, Event, Question, Reading, Vars } from '../../../src/engine/types.js';

type Texts = Record<string, Record<string, unknown>>;

/** Plays the lines `you: ...` of a transcript and writes down what both sides said. */
export async function playTranscript(
  flows: FlowSet,
  texts: Texts,
  transcript: string[],
): Promise<string[]> {
  const engine = createEngine({
    flows,
    understanding: understandingOf(texts),
    actions: {
      'stalls.book': {
        outcomes: ['booked', 'full'],
        run: () => Promise.resolve({ outcome: 'booked', set: { number: 12 } }),
      },
    },
    mask: (text) => text,
    seal: (value) => ({ sealed: value, masked: '***' }),
    timeZone: 'Asia/Jakarta',
  });
  const said: string[] = [];
  let conversation: Conversation | undefined;
  const opening = '(opens the conversation)';
  const yours = transcript.filter((line) => line.startsWith('you: ')).map((line) => line.slice(5));
  for (const text of [opening, ...yours]) {
    if (text !== opening) said.push(`you: ${text}`);
    const turn = await engine.turn({
      conversation,
      input: { type: 'text', text },
      inboundId: String(said.length),
      contact: { id: 'web:1', channel: 'web', address: '1' },
      locale: 'id',
      now: new Date('2026-11-24T03:00:00Z'),
      beforeActions: () => Promise.resolve(),
    });
    conversation = turn.conversation;
    said.push(...turn.events.flatMap((event) => draw(texts, event)));
  }
  return said;
}

function draw(texts: Texts, event: Event): string[] {
  switch (event.type) {
    case 'said':
      return [`bot: ${fill(texts, event.key.split(':')[1]!, event.values)}`];
    case 'asked': {
      const text = fill(texts, `${event.question.node}.ask`, event.values);
      return [`bot: ${text}${buttons(texts, event.question)}`];
    }
    case 'refused': {
      const key = `${event.question.node}.invalid_${event.reason}`;
      return [`bot: ${fill(texts, key, event.values)}`];
    }
    default:
      return [];
  }
}

function buttons(texts: Texts, { node, kind, options = [] }: Question): string {
  if (kind !== 'choice') return '';
  return options.map(({ id }) => ` [${labels(texts, node, id)[0]!}]`).join('');
}

function fill(texts: Texts, key: string, values: Vars): string {
  const [node, part] = key.split('.');
  const text = texts[node!]?.[part!];
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    JSON.stringify(values[name]).replace(/^"|"$/g, ''),
  );
}

function labels(texts: Texts, node: string, id: string): string[] {
  const part = (name: string) => (texts[node]?.[name] ?? {}) as Record<string, string | string[]>;
  return [part('choices')[id] ?? [], part('words')[id] ?? []].flat();
}

/** Just enough of an understanding for the guide's example. */
function understandingOf(texts: Texts): Understanding {
  const rejected: Reading = { outcome: 'rejected', reason: 'unknown' };
  const value = (of: string | number): Reading => ({ outcome: 'value', value: of });
  return {
    readers: {
      number: (text) => (/^\d+$/.test(text) ? value(Number(text)) : rejected),
      yesno: (text) => (text === 'ya' ? value('yes') : text === 'tidak' ? value('no') : rejected),
    },
    readChoice(text, options) {
      const meant = options.find((option) => option.labels.includes(text));
      return meant ? value(meant.id) : rejected;
    },
    readChoices: () => rejected,
    readCommand: (text) => (text === 'KEMBALI' ? { command: 'back', exact: true } : undefined),
    readGreeting: () => undefined,
    splitAnswers: (text) => [text],
    labelsOf: ({ node }, option) => labels(texts, node, option),
    marksOf: (shown) => shown.map((_, index) => `${index + 1}. `),
  };
}
