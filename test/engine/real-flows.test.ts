import { bindActions } from '../../src/engine/actions.js';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  loadFlowSet,
  readFlowFiles,
  maxSteps,
  rootFlow,
  surroundingsOf,
} from '../../src/app/load-flow-set.js';
import { createUnderstanding } from '../../src/app/understanding.js';
import { loadFlows } from '../../src/engine/check/check-flows.js';
import type { Flow, FlowSet } from '../../src/engine/flow.js';
import { top } from '../../src/engine/frames.js';
import { createEngine, type Engine } from '../../src/engine/turn.js';
import { type Conversation, type Event, type Input } from '../../src/engine/types.js';
import { createRender } from '../../src/i18n/render.js';
import { loadWords } from '../../src/i18n/words.js';
import { maskDigits } from '../../src/language/mask.js';
import { packagePath } from '../../src/package-root.js';
import { actionFacts } from '../../src/app/modules.js';
import { createActions, type ProgrammeParts } from '../modules/support/programme.js';
import { homeActions } from '../../src/modules/home/actions.js';
import { inMemory, secrets } from '../modules/support/memory.js';

const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
const flows = withoutRooms(loadFlowSet(words, actionFacts));

/** The flows of everyday life as they are; those of the single steps end where they begin. */
function withoutRooms({ root, flows: all }: FlowSet): FlowSet {
  const kept = ['menu', 'registration', 'privacy'];
  const short = Object.values(all).map((flow): [string, Flow] => {
    const ends = Object.keys(flow.nodes).map((name) => [name, { kind: 'end', end: 'home' }]);
    return [
      flow.flow,
      kept.includes(flow.flow)
        ? flow
        : { ...flow, nodes: Object.fromEntries(ends) as Flow['nodes'] },
    ];
  });
  return { root, flows: Object.fromEntries(short) };
}

const actionsOf = (parts: ProgrammeParts) => ({
  ...createActions(parts),
  ...bindActions(homeActions, {
    ...parts,
    openMatters: () => Promise.resolve({}),
    ahead: () => Promise.resolve([]),
    readinessScore: () => Promise.resolve(16),
    rolesOf: () => Promise.resolve({ coach: false, admin: false }),
  }),
});
const render = createRender(words, { privacyUrl: 'https://pasti.example/privasi' });

/** Things that bring a conversation forward, so that random walks get far. */
const answers =
  `setuju\ntidak\nya\nSiti Aminah\n3174055708909901\n3174051704209903\n3174055708909902\nibu\n081200001234\ntebet
manggarai\ncakung\ndepok\ngandaria\n1\n2\n7\nsudah\nbaru ide\nkuliner\nlainnya\nDapur Siti\n2 tahun\n17-08-1990\nperbaiki\nnama\nnik
data usaha\n246810\n111111\nkirim kode\nhalo\nassalamualaikum\nmakasih\ngak jadi\nbalik\nberhenti\nenglish\nid
Siti Aminah, 3174055708909901\nibu\\n081200001234`.split('\n');
const taught =
  `MENU BATAL KEMBALI ULANG STATUS BANTUAN PETUGAS BAHASA PERBAIKI HAPUS STOP START DAFTAR`.split(
    ' ',
  );

const input: fc.Arbitrary<Input | 'press'> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...answers).map((text): Input => ({ type: 'text', text })),
  },
  { weight: 8, arbitrary: fc.constant('press' as const) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...taught, 'DATA SAYA')
      .map((text): Input => ({ type: 'text', text })),
  },
  { weight: 1, arbitrary: fc.string().map((text): Input => ({ type: 'text', text })) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('choice' as const),
      question: fc.nat(30),
      choice: fc.constantFrom('agree', 'ibu', '+', '-', 'constructor', ''),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Input>(
      { type: 'unreadable', what: 'sticker' },
      { type: 'unreadable', what: 'edited' },
      { type: 'photo', file: { ref: 'f' } },
      { type: 'start' },
      { type: 'start', payload: 'token' },
      { type: 'start', payload: 'token-of-sixteen' },
      { type: 'contact', phone: '+6281200001234', own: true },
      { type: 'location', latitude: 0, longitude: 0 },
    ),
  },
);

interface Turn {
  said: Input;
  conversation: Conversation;
  events: Event[];
}

/** Plays what two accounts say by turns, so that they meet over the same NIK. */
async function play(inputs: (Input | 'press')[], seeds: number[]): Promise<Turn[]> {
  const { parts } = inMemory();
  parts.newToken = () => 'token-of-sixteen';
  const engine = createEngine({
    flows,
    understanding: createUnderstanding(words),
    actions: actionsOf(parts),
    seal: (value) => secrets.seal(value, '***'),
    mask: maskDigits,
    timeZone: 'Asia/Jakarta',
    maxSteps,
  });
  const conversations: (Conversation | undefined)[] = [undefined, undefined];
  const turns: Turn[] = [];
  for (const [index, one] of inputs.entries()) {
    const who = (seeds[index] ?? 0) % 5 === 0 ? 1 : 0;
    const said = one === 'press' ? pressOf(conversations[who], seeds[index] ?? 0) : one;
    const result = await turnOf(engine, conversations[who], said, index, who);
    conversations[who] = result.conversation;
    turns.push({ said, ...result });
  }
  return turns;
}

const turnOf = (
  engine: Engine,
  conversation: Conversation | undefined,
  said: Input,
  index: number,
  who: number,
) =>
  engine.turn({
    conversation,
    input: said,
    inboundId: String(index),
    contact: { id: `web:${who}`, channel: 'web', address: String(who) },
    locale: 'id',
    now: new Date(Date.UTC(2026, 10, 24, 3, index)),
    beforeActions: () => Promise.resolve(),
  });

/** Presses one of the buttons of the open question; says hello where there is none. */
function pressOf(conversation: Conversation | undefined, seed: number): Input {
  const open = conversation && top(conversation)?.open;
  const option = open?.options?.[seed % (open.options.length || 1)];
  return open && option
    ? { type: 'choice', question: open.serial, choice: option.id }
    : { type: 'text', text: 'halo' };
}

function hold({ said, conversation, events }: Turn): void {
  const frame = top(conversation);
  expect(frame === undefined || frame.open !== undefined).toBe(true);
  expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation);
  expect(JSON.stringify([conversation, events])).not.toMatch(/3174055708909901|3174051704209903/);
  const capabilities = { buttons: false, contactRequest: false, deletes: false, maxLength: 4000 };
  const messages = render(events, conversation.locale, capabilities);
  if (said.type === 'text') expect(messages.length).toBeGreaterThan(0);
  for (const { text } of messages) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/\{\{|undefined|NaN|\[object|\bkamu\b|\blo\b/);
  }
}

const nameOfEvent = (event: Event): string =>
  event.type === 'said' ? event.key : event.type === 'asked' ? event.question.node : event.type;

describe('the flows of the product', () => {
  it('have no faults, in both locales', () => {
    const around = surroundingsOf(words, actionFacts);
    expect(loadFlows(readFlowFiles(), rootFlow, around).faults).toEqual([]);
  });

  it('never fail, never leave somebody without a question, and answer every text', async () => {
    const inputs = fc.array(input, { minLength: 5, maxLength: 60 });
    const seeds = fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(inputs, seeds, async (said, picks) => {
        (await play(said, picks)).forEach(hold);
      }),
      { numRuns: 150 },
    );
  });

  it('connect another account by the link, which ends a registration under way there', async () => {
    const texts = (all: string) => all.split('/').map((text): Input => ({ type: 'text', text }));
    const first = texts(
      'halo/setuju/Siti Aminah/3174055708909901/ibu/081200001234/tebet/manggarai/sudah/kuliner/Dapur/2 tahun/ya',
    );
    const link: Input = { type: 'start', payload: 'token-of-sixteen' };
    const second = [...texts('halo/setuju/Siti Aminah'), link, link];
    const seeds = [...first.map(() => 1), ...second.map(() => 0)];
    const turns = await play([...first, ...second], seeds);
    const said = turns.slice(-2).map(({ events }) => events.map((event) => nameOfEvent(event)));
    expect(said).toEqual([
      ['started', 'menu:linked.say', 'ended', 'home'],
      ['started', 'menu:link_known.say', 'ended', 'home'],
    ]);
    expect(turns.at(-1)?.conversation).toMatchObject({
      parked: {},
      person: { registered: true },
      frames: [{ flow: 'menu', node: 'home' }],
    });
  });
});
