import { describe, expect, it } from '@jest/globals';
import { action, playFlows } from './rig.js';

const main = `flow: main
version: 1
start: who
words: { officer: officer }
nodes:
  who: { when: person.payload, to: { set: link, unset: known } }
  link: { do: link, to: { linked: linked, invalid: invalid } }
  linked: { say: text, to: anew }
  anew: { end: anew }
  invalid: { say: text, to: void }
  void: { end: home }
  known: { when: person.registered, to: { set: home, unset: register } }
  register: { call: job, to: { else: end } }
  home: { ask: choice, choices: [help], to: end }
  officer: { ask: text, to: end }
  end: { end: done }
`;
const job = (node = 'years', more = '') => `flow: job
resumes: true
version: 1
start: kind
words: { register: kind }
${more}
nodes:
  kind: { ask: text, save: kind, to: ${node} }
  ${node}: { ask: number, save: years, to: ready }
  ready: { end: ready }
`;
const good = 'abcdefgh_IJKL-90';
const start = (payload?: string) => ({ type: 'start' as const, ...(payload && { payload }) });

const play = () =>
  playFlows([main, job()], {
    link: action(['linked', 'invalid'], ({ person }) =>
      person.payload === good
        ? { outcome: 'linked', person: { registered: true } }
        : { outcome: 'invalid' },
    ),
  });

describe('a link with a token', () => {
  it('is followed while a registration is open, which is then not needed any more', async () => {
    const player = play();
    for (const text of ['x', 'kue', 'batal', 'daftar']) await player.say(text);
    expect(await player.give(start(good))).toEqual([
      'started main',
      'said main:linked.say',
      'ended main anew',
      'asked home [help]',
    ]);
    expect(player.conversation).toMatchObject({ parked: {}, person: { registered: true } });
    expect(player.conversation?.frames).toHaveLength(1);
  });

  it('drops a registration that BATAL broke off', async () => {
    const player = play();
    for (const text of ['x', 'kue', 'batal']) await player.say(text);
    expect(player.conversation?.parked).toHaveProperty('job');
    expect(await player.give(start(good))).toContain('asked home [help]');
    expect(player.conversation?.parked).toEqual({});
  });

  it('that is not valid leads back to the open question, whatever lay over what', async () => {
    const player = play();
    for (const text of ['x', 'kue', 'petugas']) await player.say(text);
    expect(await player.give(start(good.toLowerCase()))).toEqual([
      'started main',
      'said main:invalid.say',
      'ended main home',
      'asked officer again',
    ]);
    expect(await player.say('tolong')).toContain('asked years again');
    expect(await player.say('3')).toContain('answered years 3');
  });

  it('that is not valid begins the conversation where nothing was open', async () => {
    const player = play();
    expect(await player.give(start(good.toLowerCase()))).toEqual([
      'started main',
      'said main:invalid.say',
      'ended main home',
      'started job',
      'asked kind',
    ]);
  });

  it('is followed when an upgrade moved the open question, too', async () => {
    const player = play();
    for (const text of ['x', 'kue']) await player.say(text);
    player.update(main, job('since', 'moved: { years: since }'));
    expect(await player.give(start(good.toLowerCase()))).toContain('asked since');
    expect(player.conversation?.frames[1]?.vars).toEqual({ kind: 'kue' });
  });

  it('is kept neither in the conversation nor in what is said', async () => {
    const player = play();
    for (const payload of [good, good.toLowerCase()]) {
      await player.give(start(payload));
      expect(JSON.stringify([player.conversation, player.events])).not.toContain(payload);
    }
  });

  it.each(['kode', 'a'.repeat(65), 'sixteen letters !', '$where_$where_$where'])(
    'is none where the payload is "%s"',
    async (payload) => {
      const player = play();
      for (const text of ['x', 'kue']) await player.say(text);
      expect(await player.give(start(payload))).toEqual(['asked years again']);
      expect(player.conversation?.person).toEqual({});
    },
  );
});
